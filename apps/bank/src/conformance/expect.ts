import type { IsoMessage } from '@setrum/iso8583';
import { codeOf } from '../messages/frame.ts';

/** The host broke the scenario's rule. The message says how, without what a token's digits are. */
export class ConformanceFailure extends Error {}

/** The scenario cannot be tried with what there is. */
export class ConformanceSkip extends Error {}

/** Answers that say that the host's test data are used up, not that a rule is broken. */
const usedUp: Readonly<Record<string, string>> = {
  '0046': "the bank's deposit is used up",
  '0047': 'the meter has had what a month allows',
};

export function expect(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new ConformanceFailure(otherwise);
}

export function expectEqual<T>(actual: T, expected: T, what: string): void {
  if (actual !== expected) {
    throw new ConformanceFailure(`${what} is ${shown(actual)}, not ${shown(expected)}`);
  }
}

export function expectCode(answer: IsoMessage, ...codes: readonly string[]): void {
  const code = codeOf(answer);
  if (codes.includes(code)) return;
  throw new ConformanceFailure(`field 39 is ${code || 'absent'}, not ${codes.join(' or ')}`);
}

/** 0000 to a request that sells or pays; skips where the host has nothing left to sell with. */
export function expectSold(answer: IsoMessage): void {
  const reason = usedUp[codeOf(answer)];
  if (reason !== undefined) throw new ConformanceSkip(`${reason} (${codeOf(answer)})`);
  expectCode(answer, '0000');
}

/** The answer carries exactly these fields: its bitmap is the one of the published sample. */
export function expectFields(answer: IsoMessage, fields: readonly number[]): void {
  const numbers = Object.keys(answer.fields).map(Number);
  expectEqual(numbers.join(' '), [...fields].sort((a, b) => a - b).join(' '), 'the set of fields');
}

/** What an answer repeats of its request: product, trace number, time, channel, bank, central, terminal. */
export function expectEchoed(request: IsoMessage, answer: IsoMessage): void {
  for (const bit of [2, 11, 12, 26, 32, 33, 41]) {
    if (request.fields[bit] === undefined) continue;
    expectEqual(answer.fields[bit], request.fields[bit], `field ${bit}`);
  }
}

/** Both answers to the last character; digits are not shown, for they may be a token's. */
export function expectSame(first: IsoMessage, second: IsoMessage, bits?: readonly number[]): void {
  const numbers = bits ?? [...Object.keys(first.fields), ...Object.keys(second.fields)].map(Number);
  for (const bit of new Set(numbers)) {
    const isSame = first.fields[bit] === second.fields[bit];
    expect(isSame, `field ${bit} is not the same as in the first answer`);
  }
}

function shown(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}
