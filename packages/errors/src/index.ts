export type { CatalogueEntry } from './catalogue/entry.ts';
export { webErrors } from './catalogue/web.ts';
export { catalogue, type ErrorCode, isErrorCode } from './catalogue.ts';
export { type ErrorParams, type Language, SetrumError, textOf } from './error.ts';
