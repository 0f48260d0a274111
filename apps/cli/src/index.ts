// What tests and other tools use of the shell: the demo world and its loop.
export { createField, createKeypadMeter, type Field } from './demo/field.ts';
export { type DemoKeys, readDemoKeys } from './demo/keys.ts';
export { type LoopOptions, type LoopResult, runLoop } from './demo/loop.ts';
export type { State as PlaygroundState } from './demo/playground/schema/state.ts';
export { type Seat, simulatedSeat } from './demo/seat.ts';
export {
  demoPartner,
  seedDemoWorld,
  sicilia,
  siciliaKey,
  siciliaRecords,
  wayan,
} from './demo/world.ts';
export { errorsPage } from './errors-page.ts';
export { type CampaignSoakResult, runCampaignSoak } from './soak/campaign/run.ts';
export { startCampaignCentre } from './soak/campaign/world.ts';
export { chipFactories } from './soak/chips.ts';
export { type ControlName, controls } from './soak/controls.ts';
export { planSale } from './soak/plan.ts';
export { runSoak, type SoakResult } from './soak/run.ts';
export { startSoakWorld } from './soak/world.ts';
