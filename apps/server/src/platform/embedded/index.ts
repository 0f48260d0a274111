export { type EmbeddedOptions, type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';
export { startThrowawayPostgres, type ThrowawayOptions } from './throwaway.ts';
