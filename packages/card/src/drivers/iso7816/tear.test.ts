import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { encodeMailbox } from '../../mailbox.ts';
import { MAILBOX, MAP_BYTES } from '../../map.ts';
import type { CardMemory } from '../../memory.ts';
import { readCard } from '../../read.ts';
import { contentOf, sequenceOf } from '../../slot.ts';
import { entryOf, METER_NO, recordsOf, SEED, updateOf } from '../../test-support/fixtures.ts';
import {
  assertOldOrNew,
  isRemoved,
  type TearChip,
  tearEverywhere,
} from '../../test-support/tear.ts';
import { writeIdentity, writeMailbox } from '../../write.ts';
import { writeReport } from '../../write-report.ts';
import { openCard } from '../open.ts';
import { createVirtualIso7816 } from './virtual.ts';

type Act = (memory: CardMemory) => Promise<unknown>;

const chip: TearChip = {
  make: (image) => createVirtualIso7816({ image }),
  open: (card, transmit) => openCard(transmit, { atr: card.atr }),
};
const blank = new Uint8Array(MAP_BYTES);
const holder = { meterNo: METER_NO, state: 'active', cardNo: 41 } as const;
const mailboxOf = (sequence: number, ...digits: number[]) => ({
  sequence,
  entries: digits.map(entryOf),
});
const mailboxWriter =
  (sequence: number, ...digits: number[]): Act =>
  (memory) =>
    writeMailbox(memory, encodeMailbox(mailboxOf(sequence, ...digits)));
const reportWriter =
  (newest: number, oldest: number): Act =>
  (memory) =>
    writeReport(memory, updateOf(recordsOf(newest, oldest), { standDkwh: newest }));

async function imageAfter(...acts: readonly Act[]): Promise<Uint8Array> {
  const card = createVirtualIso7816({ image: blank });
  const memory = await openCard(card.transmit);
  for (const act of acts) await act(memory);
  return card.image();
}

const readMailbox = async (memory: CardMemory) => (await readCard(memory)).mailbox;
const readIdentity = async (memory: CardMemory) => (await readCard(memory)).identity;
async function readReport(memory: CardMemory) {
  const { report } = await readCard(memory);
  return report === null
    ? null
    : { sequence: report.sequence, standDkwh: report.standDkwh, records: report.records };
}
const months = (sequence: number, newest: number, oldest: number, standDkwh: number) => ({
  sequence,
  standDkwh,
  records: recordsOf(newest, oldest),
});

test('identity and mailbox: old or new at every write, on a blank card and on a used one', async () => {
  const act: Act = (memory) => writeIdentity(memory, holder);
  const torn = await tearEverywhere({ chip, image: blank, act, read: readIdentity });
  assertOldOrNew(torn, [null, { ...holder, sequence: 1 }]);
  for (const [history, old] of [
    [[], null],
    [[mailboxWriter(1, 1), mailboxWriter(2, 1, 2), mailboxWriter(3, 4)], mailboxOf(3, 4)],
  ] as const) {
    const image = await imageAfter(...history);
    const trial = { image, act: mailboxWriter(4, 8, 9, 3, 2, 1), read: readMailbox };
    assertOldOrNew(await tearEverywhere({ chip, ...trial }), [old, mailboxOf(4, 8, 9, 3, 2, 1)]);
  }
});

test('report: the first one, and many commits, each old or new by itself', async () => {
  const first = { image: blank, act: reportWriter(11, 0), read: readReport };
  assertOldOrNew(await tearEverywhere({ chip, ...first }), [null, months(1, 11, 0, 11)]);
  const image = await imageAfter(reportWriter(11, 0));
  const trial = { image, act: reportWriter(16, 5), read: readReport };
  assertOldOrNew(await tearEverywhere({ chip, ...trial }), [
    months(1, 11, 0, 11),
    months(2, 13, 2, 11),
    months(3, 15, 4, 11),
    months(4, 16, 5, 16),
  ]);
});

test('torn after any number of bytes with any bit wrong, again and again', async () => {
  const image = await imageAfter(mailboxWriter(1, 1), reportWriter(11, 0));
  const tear = fc.record({
    atWrite: fc.integer({ min: 1, max: 12 }),
    mode: fc.constantFrom('nothing', 'half', 'unanswered'),
    storedBytes: fc.nat(4),
    wrongBit: fc.nat(31),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(tear, { minLength: 1, maxLength: 8 }), async (tears) => {
      const card = createVirtualIso7816({ image });
      const memory = await openCard(card.transmit);
      const write = async () => {
        await mailboxWriter(2, 5, 6)(memory);
        await reportWriter(13, 2)(memory);
      };
      for (const plan of tears) {
        card.tear(plan);
        const outcome = await write().then(
          () => null,
          (error: unknown) => error,
        );
        assert.ok(outcome === null || isRemoved(outcome), String(outcome));
        card.tap();
        assert.ok([1, 2].includes((await readMailbox(memory))?.sequence ?? 0));
        assert.ok([1, 2].includes((await readReport(memory))?.sequence ?? 0));
      }
      card.tear({ atWrite: Number.MAX_SAFE_INTEGER, mode: 'nothing' });
      await write();
      assert.deepEqual(await readMailbox(memory), mailboxOf(2, 5, 6));
      assert.deepEqual(await readReport(memory), months(2, 13, 2, 13));
    }),
    { ...SEED, numRuns: 60 },
  );
});

test('control: one slot with the same CRC, written in place, loses what it held', async () => {
  const [offset] = MAILBOX.offsets;
  const slot = encodeMailbox(mailboxOf(2, 8, 9, 3, 2));
  const torn = await tearEverywhere({
    chip,
    image: await imageAfter(mailboxWriter(1, 4, 5, 6, 7)),
    act: async (memory) => {
      await memory.write(offset + 16, contentOf(slot));
      await memory.write(offset, slot.subarray(0, 16));
    },
    read: async (memory) => sequenceOf(MAILBOX, await memory.read(offset, MAILBOX.slotBytes)),
  });
  const lost = torn.filter(({ afterTear }) => afterTear === null);
  assert.equal(torn.length, 3 * 2);
  assert.equal(lost.length, 4, `${lost.length} of ${torn.length} lost`);
  assert.ok(torn.every(({ afterRepeat }) => afterRepeat === 2));
});
