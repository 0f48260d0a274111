import { describe, it } from 'node:test';
import { createFakeService, FAKE_READER } from '../reader/test-support/fake-service.ts';
import { type CreateBench, registerDriverContract } from './contract/index.ts';
import { createPcscDriver } from './pcsc.ts';

const createBench: CreateBench = async ({ timeoutMs }) => {
  const service = createFakeService();
  return {
    driver: await createPcscDriver({ timeoutMs, settings: {} }, service.binding),
    reader: FAKE_READER,
    hand: {
      isPerson: false,
      patienceMs: 5000,
      lay: async ({ transmit, atr }) => service.insert(transmit, FAKE_READER, atr),
      lift: async () => service.remove(),
      cable: {
        unplug: async () => service.unplug(),
        plug: async () => service.plug(),
      },
    },
    close: async () => undefined,
  };
};

describe('the PC/SC driver keeps the contract', () => {
  registerDriverContract(it, createBench);
});
