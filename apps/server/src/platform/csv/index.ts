export { type CsvRecord, type CsvShape, readCsv } from './read.ts';
export { type CsvCell, type CsvStyle, csvStream } from './write.ts';
