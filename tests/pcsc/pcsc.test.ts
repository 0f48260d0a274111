import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, afterEach, before, describe, it } from 'node:test';
import {
  type ChipKeys,
  createVirtualClassic,
  createVirtualDesfire,
  createVirtualIso7816,
  createVirtualNtag216,
  encodeMailbox,
  issueDesfire,
  localChipKeys,
  MAILBOX,
  openCard,
  readCard,
  type Transmit,
  type VirtualCard,
  type VirtualNtag216,
  writeIdentity,
  writeMailbox,
} from '@setrum/card';
import {
  listPcscReaders,
  openPcscReader,
  type PcscReaderOptions,
  type Reader,
} from '@setrum/loket';
import { requirements } from './requirements.ts';
import { type PcscRig, startPcscRig } from './rig.ts';

const WAIT_MS = 3000;
const UID = '04A1B2C3D4E5F6';
const OTHER_UID = '04112233445566';
const IDENTITY = { meterNo: '14000000123', state: 'active', cardNo: 7 } as const;
const MAILBOX_IMAGE = encodeMailbox({
  sequence: 1,
  entries: [{ kind: 'credit', token: '01234567890123456789', ref: 'deadbeef' }],
});

const removed = { code: 'SETRUM_CARD_REMOVED' };
const silent = { code: 'SETRUM_CARD_SILENT' };

/** The mailbox slot of this index as it stands in the card's memory. */
function mailboxSlot(card: VirtualNtag216, index: 0 | 1): Uint8Array {
  const start = MAILBOX.offsets[index];
  return card.image().slice(start, start + MAILBOX.slotBytes);
}

/** The card, except that it never answers a page write. */
function silentAtWrites(card: VirtualNtag216): Transmit {
  return (apdu) => (apdu[1] === 0xd6 ? new Promise(() => {}) : card.transmit(apdu));
}

const random = (bytes: number): Uint8Array => Uint8Array.from(randomBytes(bytes));

interface MadeCard {
  readonly card: VirtualCard;
  readonly keys: ChipKeys;
}

/** With the keys of the factory. */
async function classic(): Promise<MadeCard> {
  return { card: createVirtualClassic({ uid: '5A1B2C3D' }), keys: {} };
}

/** Issued, and used by whoever holds its keys. */
async function desfire(): Promise<MadeCard> {
  const share = { version: 1, share: Uint8Array.from({ length: 16 }, (_, n) => n) };
  const card = createVirtualDesfire({ uid: UID, chip: 'DESFIRE-EV3' });
  await issueDesfire({ transmit: card.transmit, uid: UID, random }, { share });
  return { card, keys: localChipKeys([share], random) };
}

async function typeFour(): Promise<MadeCard> {
  return { card: createVirtualIso7816({ uid: UID }), keys: {} };
}

describe('a card through PC/SC', { skip: (await requirements()) ?? false }, () => {
  let rig: PcscRig;
  const readers: Reader[] = [];
  const openReader = async (options: PcscReaderOptions = {}): Promise<Reader> => {
    const reader = await openPcscReader({ nameContains: rig.readerName, ...options });
    readers.push(reader);
    return reader;
  };

  before(async () => {
    rig = await startPcscRig();
  });
  afterEach(async () => {
    for (const reader of readers.splice(0)) await reader.close();
    rig.remove();
  });
  after(async () => {
    // Undefined when the rig itself did not start.
    await rig?.stop();
  });

  it('is read and written, byte for byte', async () => {
    const card = createVirtualNtag216({ uid: UID });
    const reader = await openReader();
    assert.ok((await listPcscReaders()).includes(reader.name));
    await rig.insert(card.transmit, card.atr);
    const session = await reader.connect({ waitMs: WAIT_MS });
    const memory = await openCard(session.transmit);
    assert.equal(memory.uid, UID);
    assert.equal((await readCard(memory)).identity, null);

    await writeIdentity(memory, IDENTITY);
    await writeMailbox(memory, MAILBOX_IMAGE);

    assert.deepEqual(mailboxSlot(card, 0), MAILBOX_IMAGE);
    const contents = await readCard(memory);
    assert.equal(contents.identity?.meterNo, IDENTITY.meterNo);
    assert.equal(contents.mailbox?.entries[0]?.token, '01234567890123456789');
    await session.close();
    await assert.rejects(session.transmit(Uint8Array.of(0xff, 0xca, 0, 0, 0)), removed);
  });

  for (const make of [classic, desfire, typeFour]) {
    it(`of the kind ${make.name} is told by its ATR, read and written, torn and finished`, async () => {
      const { card, keys } = await make();
      const reader = await openReader();
      const open = async () => {
        // A card that is exchanged before pcscd looks is given the ATR of the one before it.
        rig.remove();
        assert.equal(await reader.waitForRemoval({ waitMs: WAIT_MS }), true);
        await rig.insert(card.transmit, card.atr);
        const { transmit, atr } = await reader.connect({ waitMs: WAIT_MS });
        assert.deepEqual(Buffer.from(atr ?? []), Buffer.from(card.atr));
        return await openCard(transmit, { ...(atr !== null && { atr }), keys, random });
      };
      const memory = await open();
      assert.deepEqual([memory.chip, memory.uid], [card.chip, card.uid]);
      await writeIdentity(memory, IDENTITY);
      card.tear({ atWrite: 2, mode: 'half' });
      await assert.rejects(writeMailbox(memory, MAILBOX_IMAGE), removed);
      card.tap();
      const again = await open();
      assert.equal((await readCard(again)).identity?.meterNo, IDENTITY.meterNo);
      await writeMailbox(again, MAILBOX_IMAGE);
      assert.equal((await readCard(again)).mailbox?.entries[0]?.ref, 'deadbeef');
    });
  }

  it('torn in the middle of a write, is finished after a re-tap', async () => {
    const card = createVirtualNtag216({ uid: UID });
    const reader = await openReader();
    await rig.insert(card.transmit);
    const first = await reader.connect({ waitMs: WAIT_MS });
    const torn = await openCard(first.transmit);
    card.tear({ atWrite: 5, mode: 'half' });
    await assert.rejects(writeMailbox(torn, MAILBOX_IMAGE), removed);
    assert.equal(card.pageWrites, 5);

    // Back in the field, but not for a session that has met a tear: another card might lie there.
    card.tap();
    await rig.insert(card.transmit);
    await assert.rejects(torn.read(0, 16), removed);

    const second = await reader.connect({ waitMs: WAIT_MS });
    const memory = await openCard(second.transmit);
    assert.equal(memory.uid, UID);
    assert.equal((await readCard(memory)).mailbox, null);
    await writeMailbox(memory, MAILBOX_IMAGE);
    assert.deepEqual(mailboxSlot(card, 0), MAILBOX_IMAGE);
  });

  it('pulled during a command, is gone at once', async () => {
    const card = createVirtualNtag216({ uid: UID });
    const reader = await openReader();
    await rig.insert((apdu) => {
      if (apdu[1] === 0xd6) rig.remove();
      return card.transmit(apdu);
    });
    const session = await reader.connect({ waitMs: WAIT_MS });
    const memory = await openCard(session.transmit);
    await assert.rejects(writeMailbox(memory, MAILBOX_IMAGE), removed);
    await session.close();
    assert.equal(await reader.waitForRemoval({ waitMs: WAIT_MS }), true);
    await assert.rejects(reader.connect({ waitMs: 0 }), { code: 'SETRUM_CARD_MISSING' });
  });

  it('exchanged for another before the service looks, is told by its UID', async () => {
    const reader = await openReader();
    await rig.insert(createVirtualNtag216({ uid: UID }).transmit);
    const first = await reader.connect({ waitMs: WAIT_MS });
    assert.equal((await openCard(first.transmit)).uid, UID);

    // For pcscd the old card still lies there: the first command of a new connection would fail.
    rig.remove();
    await rig.insert(createVirtualNtag216({ uid: OTHER_UID }).transmit);
    const second = await reader.connect({ waitMs: 0 });
    assert.equal((await openCard(second.transmit)).uid, OTHER_UID);
  });

  it('that falls silent, is given up and holds nothing but itself', async () => {
    const card = createVirtualNtag216({ uid: UID });
    const reader = await openReader({ timeoutMs: 250 });
    await rig.insert(silentAtWrites(card));
    const session = await reader.connect({ waitMs: WAIT_MS });
    const memory = await openCard(session.transmit);
    await assert.rejects(writeMailbox(memory, MAILBOX_IMAGE), silent);
    await session.close();
    await assert.rejects(reader.connect({ waitMs: 50 }), silent);

    rig.remove();
    await rig.insert(card.transmit);
    const next = await reader.connect({ waitMs: WAIT_MS });
    await writeMailbox(await openCard(next.transmit), MAILBOX_IMAGE);
    assert.deepEqual(mailboxSlot(card, 0), MAILBOX_IMAGE);
  });

  it('held by one program, is refused to another', async () => {
    const card = createVirtualNtag216({ uid: UID });
    const reader = await openReader();
    const other = await openReader({ retryMs: 150, retryPauseMs: 50 });
    await rig.insert(card.transmit);
    const session = await reader.connect({ waitMs: WAIT_MS });
    await assert.rejects(other.connect({ waitMs: WAIT_MS }), { code: 'SETRUM_READER_BUSY' });
    await session.close();
    const second = await other.connect({ waitMs: WAIT_MS });
    assert.equal((await openCard(second.transmit)).uid, UID);
  });

  it('is not waited for any longer when the caller or the reader stops', async () => {
    const reader = await openReader();
    const stop = new AbortController();
    const waiting = reader.connect({ waitMs: WAIT_MS, signal: stop.signal });
    stop.abort(new Error('the operator cancelled'));
    await assert.rejects(waiting, { message: 'the operator cancelled' });

    const removal = reader.waitForRemoval({ waitMs: WAIT_MS });
    assert.equal(await removal, true);
    const tap = reader.connect({ waitMs: WAIT_MS });
    await reader.close();
    await assert.rejects(tap, { code: 'SETRUM_READER_MISSING' });
  });
});
