import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { encodeMailbox } from '../../mailbox.ts';
import type { CardMemory } from '../../memory.ts';
import { readCard } from '../../read.ts';
import { entryOf, METER_NO, recordsOf, SEED, updateOf } from '../../test-support/fixtures.ts';
import { assertOldOrNew, isRemoved, tearEverywhere } from '../../test-support/tear.ts';
import { writeIdentity, writeMailbox } from '../../write.ts';
import { writeReport } from '../../write-report.ts';
import type { TearMode } from '../virtual-card.ts';
import { authenticate } from './authenticate.ts';
import type { Channel } from './channel.ts';
import { maced } from './channel.ts';
import { COMM_MAC, FILE_STANDARD, INS, RIGHT_FREE, RIGHT_NEVER } from './chip.ts';
import { readData, selectApplication, writeData } from './commands.ts';
import { createApplication, encodeSettings } from './files.ts';
import { issueDesfire } from './issue.ts';
import { localDesfireKeys } from './keys.ts';
import { FILES, SETRUM_AID } from './layout.ts';
import {
  counted,
  desfire,
  issuedDump,
  linkTo,
  newDesfire,
  open,
  share,
  shareOf,
} from './test-support/cards.ts';
import { createVirtualDesfire } from './virtual.ts';

type Act = (memory: CardMemory) => Promise<unknown>;

const holder = { meterNo: METER_NO, state: 'active', cardNo: 41 } as const;
const modes: readonly TearMode[] = ['nothing', 'half', 'unanswered'];
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

async function dumpAfter(...acts: readonly Act[]): Promise<Uint8Array> {
  const card = newDesfire();
  const memory = await open(card);
  for (const act of acts) await act(memory);
  return card.dump();
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

test('identity and mailbox: old or new at every frame and at the commit', async () => {
  const write: Act = (memory) => writeIdentity(memory, holder);
  const identity = { image: issuedDump, act: write, read: readIdentity };
  assertOldOrNew(await tearEverywhere({ chip: desfire, ...identity }), [
    null,
    { ...holder, sequence: 1 },
  ]);
  for (const [history, old] of [
    [[], null],
    [[mailboxWriter(1, 1), mailboxWriter(2, 1, 2)], mailboxOf(2, 1, 2)],
  ] as const) {
    const image = await dumpAfter(...history);
    const trial = { image, act: mailboxWriter(4, 8, 9, 3, 2, 1), read: readMailbox };
    assertOldOrNew(await tearEverywhere({ chip: desfire, ...trial }), [
      old,
      mailboxOf(4, 8, 9, 3, 2, 1),
    ]);
  }
});

test('report: the first one, and many commits, each old or new by itself', async () => {
  const first = { image: issuedDump, act: reportWriter(11, 0), read: readReport };
  const torn = await tearEverywhere({ chip: desfire, ...first });
  // 384 bytes of records and 72 of header, then the commit.
  assert.equal(torn.length, 3 * 4);
  assertOldOrNew(torn, [null, months(1, 11, 0, 11)]);
  const image = await dumpAfter(reportWriter(11, 0));
  const trial = { image, act: reportWriter(16, 5), read: readReport };
  assertOldOrNew(await tearEverywhere({ chip: desfire, ...trial }), [
    months(1, 11, 0, 11),
    months(2, 13, 2, 11),
    months(3, 15, 4, 11),
    months(4, 16, 5, 16),
  ]);
});

test('a commit torn half-way is undone or completed by the card, never mixed', async () => {
  for (const [storedBytes, sequence] of [
    [0, 1],
    [1, 2],
  ] as const) {
    const card = newDesfire({ dump: await dumpAfter(mailboxWriter(1, 1)) });
    const memory = await open(card);
    card.tear({ atWrite: 2, mode: 'half', storedBytes });
    await assert.rejects(mailboxWriter(2, 4, 5, 6)(memory), isRemoved);
    card.tap();
    const expected = sequence === 1 ? mailboxOf(1, 1) : mailboxOf(2, 4, 5, 6);
    assert.deepEqual(await readMailbox(memory), expected);
    await mailboxWriter(2, 4, 5, 6)(memory);
    assert.deepEqual(await readMailbox(memory), mailboxOf(2, 4, 5, 6));
  }
});

test('taken away at any command at all, read or proof or write: old or new, and usable after', async () => {
  const image = await dumpAfter(mailboxWriter(1, 1), reportWriter(11, 0));
  const cut = fc.array(fc.nat(25), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(cut, async (cuts) => {
      const card = newDesfire({ dump: image });
      let left = Number.MAX_SAFE_INTEGER;
      const memory = await open(card, {
        transmit: (apdu) => {
          left -= 1;
          if (left < 0) card.remove();
          return card.transmit(apdu);
        },
      });
      const write = async () => {
        await mailboxWriter(2, 5, 6)(memory);
        await reportWriter(13, 2)(memory);
      };
      for (const commands of cuts) {
        left = commands;
        const outcome = await write().then(
          () => null,
          (error: unknown) => error,
        );
        assert.ok(outcome === null || isRemoved(outcome), String(outcome));
        left = Number.MAX_SAFE_INTEGER;
        card.tap();
        assert.ok([1, 2].includes((await readMailbox(memory))?.sequence ?? 0));
        assert.ok([1, 2].includes((await readReport(memory))?.sequence ?? 0));
      }
      await write();
      assert.deepEqual(await readMailbox(memory), mailboxOf(2, 5, 6));
      assert.deepEqual(await readReport(memory), months(2, 13, 2, 13));
    }),
    { ...SEED, numRuns: 30 },
  );
});

test('issuing torn at every store: done again, it makes a whole card; so does a change of all keys', async () => {
  const next = shareOf(2);
  const stages = [
    { dump: createVirtualDesfire().dump(), issue: { share }, wanted: share },
    { dump: issuedDump, issue: { share: next, previous: [share] }, wanted: next },
  ] as const;
  for (const { dump, issue, wanted } of stages) {
    const whole = createVirtualDesfire({ dump });
    await issueDesfire(linkTo(whole), issue);
    assert.ok(whole.writes >= 3);
    for (let atWrite = 1; atWrite <= whole.writes; atWrite += 1) {
      for (const mode of modes) {
        const card = createVirtualDesfire({ dump });
        card.tear({ atWrite, mode });
        await assert.rejects(issueDesfire(linkTo(card), issue), isRemoved);
        card.tap();
        await issueDesfire(linkTo(card), issue);
        assert.deepEqual(card.dump(), whole.dump(), `store ${atWrite}, ${mode}`);
      }
    }
    assert.ok(new TextDecoder().decode(whole.dump()).includes(`"version":${wanted.version}`));
  }
});

test('control: the same writes to a standard data file lose what it held', async () => {
  const zero = new Uint8Array(16);
  const keys = localDesfireKeys(() => zero, counted());
  const [, file] = FILES;
  assert.ok(file !== undefined);
  const rights = { read: RIGHT_FREE, write: 0, readWrite: RIGHT_NEVER, change: 0 };
  const settings = { type: FILE_STANDARD, commMode: COMM_MAC, rights, sizeBytes: file.sizeBytes };
  const write = async (channel: Channel, uid: string, byte: number) => {
    await selectApplication(channel, SETRUM_AID);
    await authenticate(channel, { uid, keyNo: 0, keyVersion: 0 }, keys);
    await writeData(channel, file.fileNo, 0, new Uint8Array(file.sizeBytes).fill(byte));
  };
  let mixed = 0;
  for (const mode of modes) {
    const card = createVirtualDesfire();
    const channel: Channel = { transmit: card.transmit, session: null };
    await createApplication(channel, { aid: SETRUM_AID, keySettings: 0x0b, keys: 1 });
    await selectApplication(channel, SETRUM_AID);
    await authenticate(channel, { uid: card.uid, keyNo: 0, keyVersion: 0 }, keys);
    const data = Uint8Array.of(file.fileNo, ...encodeSettings(settings));
    await maced(channel, INS.createStandardDataFile, data);
    await write(channel, card.uid, 1);
    card.tear({ atWrite: 1, mode });
    await assert.rejects(write(channel, card.uid, 2), isRemoved);
    card.tap();
    await selectApplication(channel, SETRUM_AID);
    const bytes = await readData(channel, file.fileNo, 0, file.sizeBytes);
    if (new Set(bytes).size > 1) mixed += 1;
  }
  assert.equal(mixed, 1);
});
