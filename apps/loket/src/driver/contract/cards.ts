import assert from 'node:assert/strict';
import type { CardSession } from '../../reader/index.ts';
import type { TestCard } from './bench.ts';

export const GET_UID = Uint8Array.of(0xff, 0xca, 0, 0, 0);
/** READ BINARY of one page, the gentlest command that is not the UID's. */
export const READ = Uint8Array.of(0xff, 0xb0, 0, 4, 4);

const UIDS = { A: '04A1B2C3D4E5F6', B: '04112233445566' };
const ATR = Buffer.from('3B8F8001804F0CA0000003060300030000000068', 'hex');

/** A card that gives its UID, and `answer` to everything else. */
export function testCard(name: 'A' | 'B', answer = Uint8Array.of(1, 2, 3, 4, 0x90, 0)): TestCard {
  const uid = Buffer.from(`${UIDS[name]}9000`, 'hex');
  return { name, atr: ATR, transmit: async (apdu) => (apdu[1] === 0xca ? uid : answer) };
}

/** A card that gives its UID and then says nothing more. */
export function silentCard(name: 'A' | 'B' = 'A'): TestCard {
  const card = testCard(name);
  return {
    ...card,
    transmit: (apdu) => (apdu[1] === 0xca ? card.transmit(apdu) : new Promise(() => {})),
  };
}

export async function uidOf(session: CardSession): Promise<string> {
  const answer = Buffer.from(await session.transmit(GET_UID));
  assert.equal(answer.subarray(-2).toString('hex'), '9000', 'the UID command ends in 90 00');
  return answer.subarray(0, -2).toString('hex');
}

/** Both ways of saying it: an answer without a status word, or one of these codes. */
export async function assertGone(
  session: CardSession,
  codes: readonly string[] = ['SETRUM_CARD_REMOVED'],
): Promise<void> {
  let answer: Uint8Array;
  try {
    answer = await session.transmit(READ);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    assert.ok(codes.includes(String(code)), `${String(code)} is none of ${codes.join(', ')}`);
    return;
  }
  assert.ok(answer.length < 2, 'a card that is gone does not answer');
}
