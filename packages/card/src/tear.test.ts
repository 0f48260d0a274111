import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { createVirtualNtag216 } from './drivers/ntag216/virtual.ts';
import { openCard } from './drivers/open.ts';
import { encodeMailbox } from './mailbox.ts';
import { MAILBOX, MAP_BYTES } from './map.ts';
import type { CardMemory } from './memory.ts';
import { readCard } from './read.ts';
import { contentOf, sequenceOf } from './slot.ts';
import { entryOf, METER_NO, newCard, recordsOf, SEED, updateOf } from './test-support/fixtures.ts';
import { assertOldOrNew, isRemoved, tearEverywhere } from './test-support/tear.ts';
import { writeIdentity, writeMailbox } from './write.ts';
import { writeReport } from './write-report.ts';

type Act = (memory: CardMemory) => Promise<unknown>;

const holder = { meterNo: METER_NO, state: 'active', cardNo: 41 } as const;
const blocked = { ...holder, state: 'blocked' } as const;

function mailboxOf(sequence: number, ...digits: number[]) {
  return { sequence, entries: digits.map(entryOf) };
}

function mailboxWriter(sequence: number, ...digits: number[]): Act {
  return (memory) => writeMailbox(memory, encodeMailbox(mailboxOf(sequence, ...digits)));
}

/** The image of a card after these writes. */
async function imageAfter(...acts: readonly Act[]): Promise<Uint8Array> {
  const { card, memory } = await newCard();
  for (const act of acts) {
    await act(memory);
  }
  return card.image();
}

const readMailbox = async (memory: CardMemory) => (await readCard(memory)).mailbox;
const readIdentity = async (memory: CardMemory) => (await readCard(memory)).identity;

/** A report boiled down to what tells its commits apart. */
async function readMonths(memory: CardMemory) {
  const { report } = await readCard(memory);
  return report === null
    ? null
    : {
        sequence: report.sequence,
        standDkwh: report.standDkwh,
        acknowledged: report.acknowledgement.mailboxSequence,
        records: report.records,
      };
}

test('identity: old or new at every write, on a blank card and on a used one', async () => {
  const fresh = { ...holder, sequence: 1 };
  const write = (memory: CardMemory) => writeIdentity(memory, holder);
  const block = (memory: CardMemory) => writeIdentity(memory, blocked);
  const blank = await tearEverywhere({
    image: new Uint8Array(MAP_BYTES),
    act: write,
    read: readIdentity,
  });
  assertOldOrNew(blank, [null, fresh]);
  for (const [before, sequence] of [
    [[write], 1],
    [[write, block, write], 3],
  ] as const) {
    const image = await imageAfter(...before);
    const torn = await tearEverywhere({ image, act: block, read: readIdentity });
    assertOldOrNew(torn, [
      { ...holder, sequence },
      { ...blocked, sequence: sequence + 1 },
    ]);
  }
});

test('mailbox: old or new at every write, on a blank card and on a used one', async () => {
  const histories: readonly Act[][] = [
    [],
    [mailboxWriter(1, 1)],
    [mailboxWriter(1, 1), mailboxWriter(2, 1, 2), mailboxWriter(3, 4, 5, 6, 7)],
  ];
  const old = [null, mailboxOf(1, 1), mailboxOf(3, 4, 5, 6, 7)];
  for (const [index, history] of histories.entries()) {
    const torn = await tearEverywhere({
      image: await imageAfter(...history),
      act: mailboxWriter(4, 8, 9, 3, 2, 1),
      read: readMailbox,
    });
    assert.ok(torn.length >= 60);
    assertOldOrNew(torn, [old[index] ?? null, mailboxOf(4, 8, 9, 3, 2, 1)]);
  }
});

function reportWriter(newest: number, oldest: number, standDkwh: number): Act {
  const acknowledgement = { mailboxSequence: standDkwh, results: [1, 0, 0, 0, 0] };
  return (memory) =>
    writeReport(memory, updateOf(recordsOf(newest, oldest), { standDkwh, acknowledgement }));
}

function months(sequence: number, newest: number, oldest: number, standDkwh: number) {
  return { sequence, standDkwh, acknowledged: standDkwh, records: recordsOf(newest, oldest) };
}

test('report: the first commit on a blank card', async () => {
  const torn = await tearEverywhere({
    image: new Uint8Array(MAP_BYTES),
    act: reportWriter(11, 0, 1),
    read: readMonths,
  });
  assert.ok(torn.length >= 3 * 96); // twelve records of eight pages
  assertOldOrNew(torn, [null, months(1, 11, 0, 1)]);
});

test('report: one new month, and none', async () => {
  const image = await imageAfter(reportWriter(10, 0, 1), reportWriter(11, 0, 2));
  assertOldOrNew(await tearEverywhere({ image, act: reportWriter(12, 1, 3), read: readMonths }), [
    months(2, 11, 0, 2),
    months(3, 12, 1, 3),
  ]);
  assertOldOrNew(await tearEverywhere({ image, act: reportWriter(11, 0, 3), read: readMonths }), [
    months(2, 11, 0, 2),
    months(3, 11, 0, 3),
  ]);
});

test('report: many commits, each of them old or new by itself', async () => {
  const torn = await tearEverywhere({
    image: await imageAfter(reportWriter(11, 0, 1)),
    act: reportWriter(16, 5, 2),
    read: readMonths,
  });
  assertOldOrNew(torn, [
    months(1, 11, 0, 1),
    months(2, 13, 2, 1),
    months(3, 15, 4, 1),
    months(4, 16, 5, 2),
  ]);
});

test('report: a month is replaced by other values', async () => {
  const [first, ...rest] = recordsOf(11, 0);
  assert.ok(first !== undefined);
  const corrected = [{ ...first, standKwh: 77 }, ...rest];
  const torn = await tearEverywhere({
    image: await imageAfter(reportWriter(11, 0, 1)),
    act: (memory) => writeReport(memory, updateOf(corrected, { standDkwh: 2 })),
    read: readMonths,
  });
  assertOldOrNew(torn, [
    months(1, 11, 0, 1),
    { sequence: 2, standDkwh: 2, acknowledged: 3, records: corrected },
  ]);
});

test('tear upon tear, with any part of the page stored and any bit wrong', async () => {
  const image = await imageAfter(mailboxWriter(1, 1), reportWriter(11, 0, 1));
  const tear = fc.record({
    atWrite: fc.integer({ min: 1, max: 40 }),
    mode: fc.constantFrom('nothing', 'half', 'unanswered'),
    storedBytes: fc.nat(4),
    wrongBit: fc.nat(31),
  });
  const mailboxes = [mailboxOf(1, 1), mailboxOf(2, 5, 6)];
  const reports = [
    months(1, 11, 0, 1),
    months(2, 13, 2, 1),
    months(3, 15, 4, 1),
    months(4, 16, 5, 2),
  ];
  await fc.assert(
    fc.asyncProperty(fc.array(tear, { minLength: 1, maxLength: 8 }), async (tears) => {
      const card = createVirtualNtag216({ image });
      const memory = await openCard(card.transmit);
      const write = async () => {
        await mailboxWriter(2, 5, 6)(memory);
        await reportWriter(16, 5, 2)(memory);
      };
      const reached = { mailbox: 0, report: 0 };
      for (const plan of tears) {
        card.tear(plan);
        const outcome = await write().then(
          () => null,
          (error: unknown) => error,
        );
        assert.ok(outcome === null || isRemoved(outcome), String(outcome));
        card.tap();
        const mailbox = mailboxes.findIndex(sameAs(await readMailbox(memory)));
        const report = reports.findIndex(sameAs(await readMonths(memory)));
        assert.ok(mailbox >= reached.mailbox && report >= reached.report);
        Object.assign(reached, { mailbox, report });
      }
      card.tear({ atWrite: Number.MAX_SAFE_INTEGER, mode: 'nothing' });
      await write();
      assert.deepEqual(await readMailbox(memory), mailboxes.at(-1));
      assert.deepEqual(await readMonths(memory), reports.at(-1));
    }),
    { ...SEED, numRuns: 60 },
  );
});

function sameAs(actual: unknown): (expected: unknown) => boolean {
  return (expected) => JSON.stringify(actual) === JSON.stringify(expected);
}

test('control: one slot with the same CRC, written in place, loses what it held', async () => {
  const [offset] = MAILBOX.offsets;
  const slot = encodeMailbox(mailboxOf(2, 8, 9, 3, 2));
  const torn = await tearEverywhere({
    image: await imageAfter(mailboxWriter(1, 4, 5, 6, 7)),
    act: async (memory) => {
      await memory.write(offset + 16, contentOf(slot));
      await memory.write(offset, slot.subarray(0, 16));
    },
    read: async (memory) => sequenceOf(MAILBOX, await memory.read(offset, MAILBOX.slotBytes)),
  });
  const lost = torn.filter(({ afterTear }) => afterTear === null);
  assert.equal(torn.length, 3 * 24);
  assert.ok(lost.length > 60, `${lost.length} of ${torn.length} lost`);
  assert.ok(torn.every(({ afterRepeat }) => afterRepeat === 2));
});
