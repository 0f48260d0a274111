import type { FieldSpec } from './field.ts';

/** What a message is for. */
export type MessageUse = 'inquiry' | 'purchase' | 'advice' | 'reversal' | 'network';

/** A message type of a dialect, as data. */
export interface MessageType {
  readonly mti: string;
  readonly use: MessageUse;
  readonly direction: 'request' | 'response';
  /** The request is sent again because no answer came. */
  readonly isRepeat: boolean;
  /** The type of the other half of the exchange. */
  readonly counterpart: string;
}

/** Everything that the codec needs to know. A deployment may hand in tables of its own. */
export interface Dialect {
  readonly name: string;
  readonly messageTypes: readonly MessageType[];
  readonly fields: readonly FieldSpec[];
}

/** Both halves of an exchange. */
export function exchange(
  request: string,
  response: string,
  use: MessageUse,
  isRepeat = false,
): readonly MessageType[] {
  return [
    { mti: request, use, direction: 'request', isRepeat, counterpart: response },
    { mti: response, use, direction: 'response', isRepeat, counterpart: request },
  ];
}

/** Throws RangeError for tables that no message could follow: a mistake of who wrote them, found at start. */
export function checkDialect(dialect: Dialect): void {
  const seen = new Set<number>();
  for (const field of dialect.fields) {
    const { bit, prefixDigits, minLength, maxLength } = field;
    const most = prefixDigits === 0 ? maxLength : 10 ** prefixDigits - 1;
    const isSound = Number.isInteger(bit) && bit >= 2 && bit <= 128 && bit !== 65 && !seen.has(bit);
    const fits =
      minLength >= 0 &&
      minLength <= maxLength &&
      maxLength <= most &&
      (prefixDigits > 0 || (minLength === maxLength && maxLength > 0));
    if (!isSound || !fits) {
      throw new RangeError(`dialect ${dialect.name}: field ${bit} (${field.name}) is not possible`);
    }
    seen.add(bit);
  }
  for (const { mti } of dialect.messageTypes) {
    if (!/^[0-9]{4}$/.test(mti)) {
      throw new RangeError(`dialect ${dialect.name}: a message type has four digits`);
    }
  }
}
