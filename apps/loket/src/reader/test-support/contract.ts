import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Transmit } from '@setrum/card';
import type { CardSession, Reader } from '../reader.ts';

export const WAIT_MS = 2000;
export const GET_UID = Uint8Array.of(0xff, 0xca, 0, 0, 0);
export const WRITE = Uint8Array.of(0xff, 0xd6, 0, 4, 4, 1, 2, 3, 4);

/** A reader of some make, and the hand that lays cards on it. */
export interface ReaderFixture {
  /** `timeoutMs` is the reader's watchdog. */
  open(timeoutMs: number): Promise<Reader>;
  insert(card: Transmit): void;
  remove(): void;
}

/** A card that gives its UID, and `90 00` to everything else. */
export function plainCard(uid: string): Transmit {
  const answer = Buffer.from(`${uid}9000`, 'hex');
  return async (apdu) => (apdu[1] === 0xca ? answer : answer.subarray(-2));
}

/** A card that gives its UID and then says nothing more. */
export function silentCard(uid: string): Transmit {
  const card = plainCard(uid);
  return (apdu) => (apdu[1] === 0xca ? card(apdu) : new Promise(() => {}));
}

/** What every reader owes its caller. */
export function testReaderContract(createFixture: () => ReaderFixture): void {
  it('waits for a card and talks to it', async () => {
    const fixture = createFixture();
    const reader = await fixture.open(WAIT_MS);
    const tapped = reader.connect({ waitMs: WAIT_MS });
    setImmediate(() => fixture.insert(plainCard('04aabb')));
    const session = await tapped;
    assert.equal(await uidOf(session), '04aabb');
    await session.close();
    await session.close();
    await reader.close();
  });

  it('says so when no card comes', async () => {
    const reader = await createFixture().open(WAIT_MS);
    await assert.rejects(reader.connect({ waitMs: 10 }), { code: 'SETRUM_CARD_MISSING' });
    await assert.rejects(reader.connect({ waitMs: 0 }), { code: 'SETRUM_CARD_MISSING' });
    await reader.close();
  });

  it('ends a session with its card, and for good', async () => {
    const fixture = createFixture();
    const reader = await fixture.open(WAIT_MS);
    const card = plainCard('04aabb');
    fixture.insert(card);
    const first = await reader.connect({ waitMs: WAIT_MS });
    fixture.remove();
    assert.ok(await isGone(first));
    fixture.insert(card);
    assert.ok(await isGone(first));
    const second = await reader.connect({ waitMs: WAIT_MS });
    assert.equal(await uidOf(second), '04aabb');
    await reader.close();
  });

  it('ends a command with the card that was to answer it', async () => {
    const fixture = createFixture();
    const reader = await fixture.open(WAIT_MS);
    fixture.insert(silentCard('04aabb'));
    const session = await reader.connect({ waitMs: WAIT_MS });
    setImmediate(() => fixture.remove());
    assert.ok(await isGone(session));
    await reader.close();
  });

  it('gives up a card that does not answer', async () => {
    const fixture = createFixture();
    const reader = await fixture.open(20);
    fixture.insert(silentCard('04aabb'));
    const session = await reader.connect({ waitMs: WAIT_MS });
    await assert.rejects(session.transmit(WRITE), {
      code: 'SETRUM_CARD_SILENT',
      params: { timeoutMs: 20 },
    });
    await session.close();
    await reader.close();
  });

  it('waits for the removal', async () => {
    const fixture = createFixture();
    const reader = await fixture.open(WAIT_MS);
    assert.equal(await reader.waitForRemoval({ waitMs: 0 }), true);
    fixture.insert(plainCard('04aabb'));
    assert.equal(await reader.waitForRemoval({ waitMs: 10 }), false);
    const lifted = reader.waitForRemoval({ waitMs: WAIT_MS });
    setImmediate(() => fixture.remove());
    assert.equal(await lifted, true);
    await reader.close();
  });

  it("stops waiting for the caller's reasons", async () => {
    const reader = await createFixture().open(WAIT_MS);
    const stop = new AbortController();
    const waiting = reader.connect({ waitMs: WAIT_MS, signal: stop.signal });
    stop.abort(new Error('cancelled by the clerk'));
    await assert.rejects(waiting, { message: 'cancelled by the clerk' });
    await assert.rejects(reader.connect({ waitMs: 0, signal: stop.signal }), {
      message: 'cancelled by the clerk',
    });
    await reader.close();
  });

  it('stops waiting when it is closed, and stays closed', async () => {
    const reader = await createFixture().open(WAIT_MS);
    const tap = reader.connect({ waitMs: WAIT_MS });
    await reader.close();
    await assert.rejects(tap, { code: 'SETRUM_READER_MISSING' });
    await assert.rejects(reader.connect({ waitMs: 0 }), { code: 'SETRUM_READER_MISSING' });
    await assert.rejects(reader.waitForRemoval({ waitMs: 0 }), { code: 'SETRUM_READER_MISSING' });
  });
}

export async function uidOf(session: CardSession): Promise<string> {
  const answer = await session.transmit(GET_UID);
  return Buffer.from(answer.subarray(0, -2)).toString('hex');
}

/** Both ways of saying it: SETRUM_CARD_REMOVED, or an answer without a status word. */
async function isGone(session: CardSession): Promise<boolean> {
  try {
    return (await session.transmit(WRITE)).length < 2;
  } catch (error) {
    assert.equal(error instanceof Error && 'code' in error && error.code, 'SETRUM_CARD_REMOVED');
    return true;
  }
}
