export { Agent, type AgentParts } from './agent.ts';
export {
  type AtReader,
  type BuyRequest,
  type DayView,
  Desk,
  type SaleState,
} from './desk.ts';
export type { PrintedView } from './desk-printer.ts';
export { readAccessKey, readClassicKeys, settingsOfFile } from './files.ts';
export { type Loket, type LoketPorts, openDriver, openLoket } from './open-loket.ts';
export { type Problem, problemOf } from './problem.ts';
export {
  type GivenSettings,
  type LoketSettings,
  mergeSettings,
  readSettings,
  usualSettings,
} from './settings.ts';
export { settingsOfEnvironment } from './settings-env.ts';
export type { Light, ReaderStatus } from './status.ts';
export type { CardView, MeterView, ReaderView, SaleView, VisitView } from './views.ts';
