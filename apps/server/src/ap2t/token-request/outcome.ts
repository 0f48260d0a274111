import type { TokenKind } from './model.ts';

/** What became of one of a request's tokens, as far as the centre knows (docs/card.md section 6). */
export interface PartResult {
  readonly result: number | null;
  readonly resultAt: Date | null;
}

/** What became of a request: taken, or refused with this result; null while it is open. */
export type TokenOutcome =
  | { readonly isTaken: true; readonly at: Date }
  | { readonly isTaken: false; readonly at: Date; readonly result: number }
  | null;

const accepted = 1;
const takenResults: readonly number[] = [accepted, 2, 3, 10];

/** Whether a meter that says this never takes the token: not silence, a locked keypad, or a code that nobody knows. */
export function isRefusal(result: number): boolean {
  return result >= 4 && result <= 14 && !takenResults.includes(result);
}

/**
 * What the results of a request's tokens say of it. A key change is taken when its last section was accepted, whatever the others said, or when
 * the meter is known to have its key (`confirmedAt`): a set that is entered again behind one that was taken is refused, and all is well.
 */
export function outcomeOf(
  kind: TokenKind,
  parts: readonly PartResult[],
  confirmedAt: Date | null,
): TokenOutcome {
  const told = parts.flatMap(({ result, resultAt }) =>
    result === null || resultAt === null ? [] : [{ result, at: resultAt }],
  );
  if (kind === 'key-change') {
    if (confirmedAt !== null) return { isTaken: true, at: confirmedAt };
    const whole = told.find(({ result }) => result === accepted);
    if (whole !== undefined) return { isTaken: true, at: whole.at };
  }
  const refusal = told.find(({ result }) => isRefusal(result));
  if (refusal !== undefined) return { isTaken: false, ...refusal };
  if (kind === 'key-change') return null;
  const taking = told.find(({ result }) => takenResults.includes(result));
  return taking === undefined ? null : { isTaken: true, at: taking.at };
}
