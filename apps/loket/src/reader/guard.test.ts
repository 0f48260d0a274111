import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { guardReader } from './guard.ts';
import type { CardSession, Reader } from './reader.ts';

const never = (): Promise<never> => new Promise(() => {});
const apdu = Uint8Array.of(0xff, 0xca, 0, 0, 0);

function session(over: Partial<CardSession> = {}): CardSession {
  return { atr: null, transmit: async () => apdu, close: async () => undefined, ...over };
}

function guarded(over: Partial<Reader>) {
  const told: SetrumError[] = [];
  const reader: Reader = {
    name: 'ACME',
    connect: async () => session(),
    waitForRemoval: async () => true,
    close: async () => undefined,
    ...over,
  };
  const guard = {
    timeoutMs: 1,
    graceMs: 5,
    onSilent: (problem: SetrumError) => told.push(problem),
  };
  return { told, reader: guardReader(reader, guard) };
}

const silent = { code: 'SETRUM_READER_SILENT', params: { reader: 'ACME' } };

describe('a reader under guard', () => {
  it('passes on what ends in time', async () => {
    const atr = Uint8Array.of(0x3b);
    const { reader, told } = guarded({ connect: async () => session({ atr }) });
    const tapped = await reader.connect({ waitMs: 0 });
    assert.equal(tapped.atr, atr);
    assert.equal(await tapped.transmit(apdu), apdu);
    assert.equal(await reader.waitForRemoval({ waitMs: 0 }), true);
    await tapped.close();
    await reader.close();
    assert.deepEqual(told, []);
  });

  it('hangs nobody, whatever call hangs', async () => {
    const { reader, told } = guarded({ connect: never, waitForRemoval: never, close: never });
    await assert.rejects(reader.connect({ waitMs: 0 }), silent);
    await assert.rejects(reader.waitForRemoval({ waitMs: 0 }), silent);
    await reader.close();
    assert.deepEqual(
      told.map(({ code }) => code),
      Array(3).fill('SETRUM_READER_SILENT'),
    );
  });

  it('hangs nobody in the middle of a card', async () => {
    const hanging = session({ transmit: never, close: never });
    const { reader, told } = guarded({ connect: async () => hanging });
    const tapped = await reader.connect({ waitMs: 0 });
    await assert.rejects(tapped.transmit(apdu), silent);
    await tapped.close();
    assert.equal(told.length, 2);
  });

  it('gives a card back that came too late', async () => {
    const late = Promise.withResolvers<CardSession>();
    const closed = Promise.withResolvers<void>();
    const { reader } = guarded({ connect: () => late.promise });
    await assert.rejects(reader.connect({ waitMs: 0 }), silent);
    late.resolve(session({ close: async () => closed.resolve() }));
    await closed.promise;
  });

  it('takes a second silence for the reader, not for the card', async () => {
    const cardSilent = async (): Promise<never> => {
      throw new SetrumError('SETRUM_CARD_SILENT', { timeoutMs: 1 });
    };
    let connects = 0;
    const { reader, told } = guarded({
      connect: async () =>
        connects++ % 2 === 0 ? session({ transmit: cardSilent }) : cardSilent(),
    });
    const tapped = await reader.connect({ waitMs: 0 });
    await assert.rejects(tapped.transmit(apdu), { code: 'SETRUM_CARD_SILENT' });
    assert.equal(told.length, 0);
    await assert.rejects(reader.connect({ waitMs: 0 }), silent);
    assert.equal(told.length, 1);
    // It answers again: the next silence is a card's.
    await reader.connect({ waitMs: 0 });
    await assert.rejects(reader.connect({ waitMs: 0 }), { code: 'SETRUM_CARD_SILENT' });
  });

  it('ends a wait that does not heed its signal', async () => {
    const { reader, told } = guarded({ connect: never });
    const stop = new AbortController();
    const tap = reader.connect({ waitMs: 3_600_000, signal: stop.signal });
    stop.abort(new Error('cancelled by the clerk'));
    await assert.rejects(tap, { message: 'cancelled by the clerk' });
    await assert.rejects(reader.connect({ waitMs: 3_600_000, signal: stop.signal }), {
      message: 'cancelled by the clerk',
    });
    assert.deepEqual(told, []);
  });

  it('codes what a foreign driver throws', async () => {
    const thrown: unknown[] = [
      Object.assign(new Error('gone'), {
        code: 'SETRUM_READER_MISSING',
        params: { detail: 'usb', odd: {} },
      }),
      Object.assign(new Error('EIO'), { code: 'EIO' }),
      'no error at all',
    ];
    const { reader } = guarded({
      connect() {
        // Before there is a promise.
        throw thrown.shift();
      },
    });
    await assert.rejects(reader.connect({ waitMs: 0 }), {
      code: 'SETRUM_READER_MISSING',
      params: { detail: 'usb' },
    });
    await assert.rejects(reader.connect({ waitMs: 0 }), {
      code: 'SETRUM_READER_FAULT',
      params: { detail: 'EIO' },
    });
    await assert.rejects(reader.connect({ waitMs: 0 }), { params: { detail: 'no error at all' } });
  });

  it('does not believe that anything is an answer', async () => {
    const odd = JSON.parse('{"transmit":null}') as { transmit: Uint8Array };
    const { reader } = guarded({
      connect: async () => session({ transmit: async () => odd.transmit }),
    });
    const tapped = await reader.connect({ waitMs: 0 });
    await assert.rejects(tapped.transmit(apdu), { code: 'SETRUM_READER_FAULT' });
  });
});
