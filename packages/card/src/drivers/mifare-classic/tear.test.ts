import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { encodeMailbox } from '../../mailbox.ts';
import { MAILBOX } from '../../map.ts';
import type { CardMemory } from '../../memory.ts';
import { type CardContents, readCard } from '../../read.ts';
import { entryOf, METER_NO, recordsOf, SEED, updateOf } from '../../test-support/fixtures.ts';
import { assertOldOrNew, isRemoved, tearEverywhere } from '../../test-support/tear.ts';
import { writeIdentity, writeMailbox } from '../../write.ts';
import { writeReport } from '../../write-report.ts';
import { blankDump, classic, newClassic, open } from './test-support/cards.ts';

type Act = (memory: CardMemory) => Promise<unknown>;

const holder = { meterNo: METER_NO, state: 'active', cardNo: 41 } as const;
const blocked = { ...holder, state: 'blocked' } as const;
const issue: Act = (memory) => writeIdentity(memory, holder);
const block: Act = (memory) => writeIdentity(memory, blocked);

function mailboxOf(sequence: number, ...digits: number[]) {
  return { sequence, entries: digits.map(entryOf) };
}

function mailboxWriter(sequence: number, ...digits: number[]): Act {
  return (memory) => writeMailbox(memory, encodeMailbox(mailboxOf(sequence, ...digits)));
}

function reportWriter(newest: number, oldest: number, standDkwh: number): Act {
  const acknowledgement = { mailboxSequence: standDkwh, results: [1, 0, 0, 0, 0] };
  return (memory) =>
    writeReport(memory, updateOf(recordsOf(newest, oldest), { standDkwh, acknowledgement }));
}

/** What a card holds after these writes. */
async function after(...acts: readonly Act[]): Promise<Uint8Array> {
  const card = newClassic();
  const memory = await open(card);
  for (const act of acts) await act(memory);
  return card.dump();
}

const readMailbox = async (memory: CardMemory) => (await readCard(memory)).mailbox;
const readIdentity = async (memory: CardMemory) => (await readCard(memory)).identity;

/** A report boiled down to what tells its commits apart. */
function monthsIn({ report }: CardContents) {
  if (report === null) return null;
  const { sequence, standDkwh, acknowledgement, records } = report;
  return { sequence, standDkwh, acknowledged: acknowledgement.mailboxSequence, records };
}

const readMonths = async (memory: CardMemory) => monthsIn(await readCard(memory));

function months(sequence: number, newest: number, oldest: number, standDkwh: number) {
  return { sequence, standDkwh, acknowledged: standDkwh, records: recordsOf(newest, oldest) };
}

test('identity: old or new at every write, on a blank card and on a used one', async () => {
  const blank = await tearEverywhere({
    chip: classic,
    image: blankDump,
    act: issue,
    read: readIdentity,
  });
  assert.equal(blank.length, 3 * 2); // one block of content and the header; nothing to kill
  assertOldOrNew(blank, [null, { ...holder, sequence: 1 }]);
  for (const [before, sequence] of [
    [[issue], 1],
    [[issue, block, issue], 3],
  ] as const) {
    const image = await after(...before);
    const torn = await tearEverywhere({ chip: classic, image, act: block, read: readIdentity });
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
      chip: classic,
      image: await after(...history),
      act: mailboxWriter(4, 8, 9, 3, 2, 1),
      read: readMailbox,
    });
    assert.ok(torn.length >= 3 * 6, `${torn.length}`);
    assertOldOrNew(torn, [old[index] ?? null, mailboxOf(4, 8, 9, 3, 2, 1)]);
  }
});

test('report: the first commit on a blank card', async () => {
  const torn = await tearEverywhere({
    chip: classic,
    image: blankDump,
    act: reportWriter(11, 0, 1),
    read: readMonths,
  });
  assert.ok(torn.length >= 3 * 16); // twelve records and four blocks of a header that are not zero
  assertOldOrNew(torn, [null, months(1, 11, 0, 1)]);
});

test('report: one new month, and none', async () => {
  const image = await after(reportWriter(10, 0, 1), reportWriter(11, 0, 2));
  const trial = { chip: classic, image, read: readMonths };
  assertOldOrNew(await tearEverywhere({ ...trial, act: reportWriter(12, 1, 3) }), [
    months(2, 11, 0, 2),
    months(3, 12, 1, 3),
  ]);
  assertOldOrNew(await tearEverywhere({ ...trial, act: reportWriter(11, 0, 3) }), [
    months(2, 11, 0, 2),
    months(3, 11, 0, 3),
  ]);
});

const manyMonths = [
  months(1, 11, 0, 1),
  months(2, 13, 2, 1),
  months(3, 15, 4, 1),
  months(4, 16, 5, 2),
];

test('report: many commits, each of them old or new by itself', async () => {
  const torn = await tearEverywhere({
    chip: classic,
    image: await after(reportWriter(11, 0, 1)),
    act: reportWriter(16, 5, 2),
    read: readMonths,
  });
  assertOldOrNew(torn, manyMonths);
});

test('report: a month is replaced where an older version of it stands, half a record at a time', async () => {
  const [newest, ...rest] = recordsOf(11, 0);
  assert.ok(newest !== undefined);
  const corrected = (standKwh: number) => [{ ...newest, standKwh }, ...rest];
  const correct =
    (standKwh: number): Act =>
    (memory) =>
      writeReport(memory, updateOf(corrected(standKwh), { standDkwh: 1 }));
  const torn = await tearEverywhere({
    chip: classic,
    image: await after(reportWriter(11, 0, 1), correct(77)),
    act: correct(78),
    read: readMonths,
  });
  const state = { standDkwh: 1, acknowledged: 3 };
  assertOldOrNew(torn, [
    { sequence: 2, ...state, records: corrected(77) },
    { sequence: 3, ...state, records: corrected(78) },
  ]);
});

test('tear upon tear, with any part of the block stored and any bit wrong', async () => {
  const image = await after(issue, mailboxWriter(1, 1), reportWriter(11, 0, 1));
  const tear = fc.record({
    atWrite: fc.integer({ min: 1, max: 30 }),
    mode: fc.constantFrom('nothing', 'half', 'unanswered'),
    storedBytes: fc.nat(16),
    wrongBit: fc.nat(127),
  });
  const mailboxes = [mailboxOf(1, 1), mailboxOf(2, 5, 6)];
  const isAt = (states: readonly unknown[], state: unknown) =>
    states.findIndex((expected) => JSON.stringify(expected) === JSON.stringify(state));
  await fc.assert(
    fc.asyncProperty(fc.array(tear, { minLength: 1, maxLength: 8 }), async (tears) => {
      const card = newClassic(image);
      const memory = await open(card);
      const write = async () => {
        await mailboxWriter(2, 5, 6)(memory);
        await reportWriter(16, 5, 2)(memory);
      };
      const reached = { mailbox: 0, report: 0 };
      for (const plan of tears) {
        card.tear(plan);
        await write().catch((error: unknown) => assert.ok(isRemoved(error), String(error)));
        card.tap();
        const contents = await readCard(memory);
        const mailbox = isAt(mailboxes, contents.mailbox);
        const report = isAt(manyMonths, monthsIn(contents));
        assert.ok(mailbox >= reached.mailbox && report >= reached.report);
        assert.equal(contents.identity?.sequence, 1);
        Object.assign(reached, { mailbox, report });
      }
      card.tear({ atWrite: Number.MAX_SAFE_INTEGER, mode: 'nothing' });
      await write();
      assert.deepEqual(await readMailbox(memory), mailboxes.at(-1));
      assert.deepEqual(await readMonths(memory), manyMonths.at(-1));
    }),
    { ...SEED, numRuns: 30 },
  );
});

/** The same chip with one slot for the mailbox: what goes to slot 1 goes to slot 0, and slot 1 reads as blank. */
function oneSlot(memory: CardMemory): CardMemory {
  const [first, second] = MAILBOX.offsets;
  const end = second + MAILBOX.slotBytes;
  const moved = (offset: number) =>
    offset >= second && offset < end ? offset - second + first : offset;
  return {
    ...memory,
    async read(offset, length) {
      if (moved(offset) !== offset) return await memory.read(moved(offset), length);
      const bytes = await memory.read(offset, length);
      return bytes.map((byte, index) => (moved(offset + index) === offset + index ? byte : 0));
    },
    write: (offset, bytes) => memory.write(moved(offset), bytes),
  };
}

test('control: a layout with one slot fails in the matrix', async () => {
  const torn = await tearEverywhere({
    chip: {
      ...classic,
      open: async (card, transmit) => oneSlot(await classic.open(card, transmit)),
    },
    image: await after(mailboxWriter(1, 4, 5, 6, 7)),
    act: mailboxWriter(2, 8, 9, 3, 2, 1),
    read: readMailbox,
  });
  const states = [mailboxOf(1, 4, 5, 6, 7), mailboxOf(2, 8, 9, 3, 2, 1)];
  assert.throws(() => assertOldOrNew(torn, states), assert.AssertionError);
  const lost = torn.filter(({ afterTear }) => afterTear === null);
  assert.equal(torn.length, 3 * 6);
  assert.ok(lost.length >= 15, `${lost.length} of ${torn.length} lost`);
});
