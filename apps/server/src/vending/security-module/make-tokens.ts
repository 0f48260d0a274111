import { isDeepStrictEqual } from 'node:util';
import {
  carriedAmount,
  type KeyChangeSection,
  type ManagementCommand,
  makeCreditToken,
  makeKeyChangeTokens,
  makeManagementToken,
  readToken,
  type StsCipher,
} from '@setrum/sts';
import type { CreditOrder, KeyChangeOrder, ManagementOrder } from './port.ts';

// Every token is read as the meter would read it before it leaves: a fault in memory or code must not reach a customer.

/** The 20 digits of a class 0, subclass 0 token. */
export function makeCredit(cipher: StsCipher, order: CreditOrder): string {
  const { units, tid, rnd } = order;
  const { token } = makeCreditToken(cipher, { subclass: 0, units, tid, rnd });
  const reading = readToken(cipher, token);
  const read = reading.ok && reading.token.kind === 'credit' ? reading.token : null;
  const same = read?.subclass === 0 && read.tid === tid && read.units === units && read.rnd === rnd;
  return same ? token : unlike(order.key.meterNo);
}

/** The 20 digits of a class 2 token with an identifier. */
export function makeManagement(cipher: StsCipher, order: ManagementOrder): string {
  const { command, tid, rnd } = order;
  const token = makeManagementToken(cipher, { command, tid, rnd });
  const reading = readToken(cipher, token);
  const read = reading.ok && reading.token.kind === 'management' ? reading.token : null;
  const same = read?.tid === tid && read.rnd === rnd && carries(read.command, command);
  return same ? token : unlike(order.key.meterNo);
}

/** A power that cannot be carried exactly is rounded up to the next that can. */
function carries(read: ManagementCommand, ordered: ManagementCommand): boolean {
  const carried =
    'watts' in ordered ? { ...ordered, watts: carriedAmount(ordered.watts).units } : ordered;
  return isDeepStrictEqual(read, carried);
}

/** The tokens of a key change, in the order of their sections, under the old key's cipher. */
export function makeKeyChange(
  cipher: StsCipher,
  order: KeyChangeOrder,
  newDecoderKey: Uint8Array,
): readonly string[] {
  const { from, to, count } = order;
  if (from.pan !== to.pan || from.ea !== to.ea || to.baseDate < from.baseDate) {
    throw new RangeError('a key change keeps meter and cipher, and its base date never goes back');
  }
  const { keyType, krn, ken, ti, sgc } = to;
  const rollover = to.baseDate > from.baseDate;
  const input = { newDecoderKey, keyType, krn, ken, ti, sgc, rollover, count };
  const tokens = makeKeyChangeTokens(cipher, input);
  const sections = tokens.flatMap((token) => {
    const reading = readToken(cipher, token);
    return reading.ok && reading.token.kind === 'keyChange' ? [reading.token] : [];
  });
  const same = sections.length === count && tells(sections, order, newDecoderKey);
  return same ? tokens : unlike(from.meterNo);
}

/** Puts the sections together as a meter does, and compares what it would hold then. */
function tells(
  sections: readonly KeyChangeSection[],
  { from, to, count }: KeyChangeOrder,
  key: Uint8Array,
): boolean {
  const [first, second, third, fourth] = sections;
  if (first?.section !== 1 || second?.section !== 2) return false;
  const attributes =
    first.krn === to.krn &&
    first.keyType === to.keyType &&
    first.rollover === to.baseDate > from.baseDate &&
    first.threeTokens === (count === 3) &&
    ((first.kenHigh << 4) | second.kenLow) === to.ken &&
    second.ti === Number(to.ti);
  const words = [first.keyWord];
  let group = Number(to.sgc);
  if (count === 3 && third?.section === 3) group = (third.groupBits << 12) | (third.keyWord >>> 20);
  if (count === 4 && third?.section === 3 && fourth?.section === 4) {
    group = (fourth.groupBits << 12) | third.groupBits;
    words.push(third.keyWord, fourth.keyWord);
  }
  words.push(second.keyWord);
  const bytes = Buffer.alloc(words.length * 4);
  for (const [at, word] of words.entries()) bytes.writeUInt32BE(word, at * 4);
  const sameKey = bytes.equals(key);
  bytes.fill(0);
  return attributes && sameKey && group === Number(to.sgc);
}

function unlike(meterNo: string): never {
  throw new Error(`a token for meter ${meterNo} does not read back as it was ordered`);
}
