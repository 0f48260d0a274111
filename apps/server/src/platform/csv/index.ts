export type { CsvRecord, CsvShape } from './columns.ts';
export { readCsv } from './read.ts';
export { type CsvCell, type CsvStyle, csvStream } from './write.ts';
