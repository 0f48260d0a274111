import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  createVirtualNtag216,
  encodeMailbox,
  MAP_BYTES,
  openCard,
  type ReaderProfileName,
  readerProfile,
  writeMailbox,
} from '@setrum/card';
import { openPcscReader } from '@setrum/loket';
import { requirements } from './requirements.ts';
import { type PcscRig, startPcscRig } from './rig.ts';

const WAIT_MS = 5000;
const image = Uint8Array.from({ length: MAP_BYTES }, (_, index) => (index * 7) % 251);
const passing: readonly ReaderProfileName[] = ['pn532', 'pcsc-transparent'];

describe('the chip’s own commands through PC/SC', { skip: (await requirements()) ?? false }, () => {
  let rig: PcscRig;
  before(async () => {
    rig = await startPcscRig();
  });
  after(async () => {
    // Undefined when the rig itself did not start.
    await rig?.stop();
  });

  for (const name of passing) {
    it(`${name}: the longest answers come back whole, and a mailbox is written`, async () => {
      const card = createVirtualNtag216({ image, reader: name });
      const reader = await openPcscReader({ nameContains: rig.readerName });
      try {
        await rig.insert(card.transmit, card.atr);
        const session = await reader.connect({ waitMs: WAIT_MS });
        const notices: unknown[] = [];
        const memory = await openCard(session.transmit, {
          atr: card.atr,
          reader: readerProfile(name),
          notice: (notice) => notices.push(notice),
        });
        assert.deepEqual(await memory.read(0, MAP_BYTES), image);
        const slot = encodeMailbox({ sequence: 1, entries: [] });
        await writeMailbox(memory, slot);
        await memory.release?.();
        assert.deepEqual(card.image().slice(104, 200), slot);
        assert.deepEqual(notices, []);
        await session.close();
      } finally {
        await reader.close();
        rig.remove();
      }
    });
  }
});
