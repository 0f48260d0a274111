import { parentPort } from 'node:worker_threads';
import { keyChangeSets } from './key-change-sets.ts';

parentPort?.on('message', (meterLines: Uint8Array) => {
  const sets = keyChangeSets(meterLines);
  parentPort?.postMessage(sets, [sets.buffer]);
});
