export { Batcher, type BatchOutcome } from './batcher.ts';
export {
  businessDay,
  businessDayWindow,
  businessMonth,
  nextDay,
  wibDateTime,
  wibTimeOfDay,
} from './business-time.ts';
export {
  type CsvCell,
  type CsvRecord,
  type CsvShape,
  type CsvStyle,
  csvStream,
  readCsv,
} from './csv/index.ts';
export { type CompositeRow, compositeArray } from './database/composite.ts';
export {
  type AnyTransaction,
  type Database,
  inTransaction,
  openDatabase,
  tables,
  tablesIn,
} from './database/database.ts';
export { isLostRace, isPassing, isTaken } from './database/failure.ts';
export { type MigrationSource, migrate } from './database/migrate.ts';
export { inRetriedTransaction } from './database/retry.ts';
export { startEmbeddedPostgres, startThrowawayPostgres } from './embedded/index.ts';
export { Health } from './health/health.ts';
export { healthRoutes } from './health/routes.ts';
export { problemResponses } from './http/problem.ts';
export { createHttpServer, type HttpServer } from './http/server.ts';
export { uuidv7 } from './ids.ts';
export { createLogger, type Logger } from './log.ts';
export { randomBytesCheaply } from './random.ts';
export { type Repeated, repeat } from './repeat.ts';
