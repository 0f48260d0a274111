export { type CounterPc, type Life, live } from './incarnation.ts';
export { type MortalFiles, mortalCentre, mortalFiles, mortalReader } from './mortal-ports.ts';
export { type Death, MortalProcess } from './mortal-process.ts';
export { type Chance, type PowerCutFiles, powerCutFiles } from './power-cut-files.ts';
