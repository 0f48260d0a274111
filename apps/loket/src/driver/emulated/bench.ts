import type { SimulatedSlot } from '../../reader/index.ts';
import type { CreateBench } from '../contract/index.ts';
import { createEmulatedDriver } from './driver.ts';
import { usualReader } from './settings.ts';

/** The emulated driver on the test bench. A maker can read here what a bench without hands looks like. */
export const createDriverBench: CreateBench = async ({ timeoutMs }) => {
  const slots = new Map<string, SimulatedSlot>();
  const driver = createEmulatedDriver({ timeoutMs, settings: {} }, slots);
  const slot = slots.get(usualReader);
  if (slot === undefined) throw new Error('the emulated driver has no reader');
  return {
    driver,
    reader: usualReader,
    hand: {
      isPerson: false,
      patienceMs: 5000,
      lay: async ({ transmit, atr }) => slot.insert(transmit, atr),
      lift: async () => slot.remove(),
      cable: {
        unplug: async () => slot.plug(false),
        plug: async () => slot.plug(true),
      },
    },
    close: async () => undefined,
  };
};
