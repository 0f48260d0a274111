export { type ExportedMonth, type ExportOptions, exportMonths } from './export.ts';
export { type NamedQuery, namedQueries } from './queries.ts';
export { type Answer, type QueryOptions, queryMonths } from './query.ts';
