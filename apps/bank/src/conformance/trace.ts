import { CARD_FIELD, type IsoMessage, plnProducts, prepaidLayouts } from '@setrum/iso8583';

/** A message that went over the line, or what was done besides. Token digits are masked. */
export type TraceLine =
  | {
      readonly direction: 'sent' | 'received';
      readonly mti: string;
      readonly fields: Readonly<Record<number, string>>;
    }
  | { readonly direction: 'note'; readonly text: string };

/** Lines that a scenario keeps from its beginning, and from its end; what a crowd sends in between says nothing more. */
const linesKept = 12;
const tokenDigits = 20;

/** What a scenario sent and got. */
export class Trace {
  readonly #first: TraceLine[] = [];
  readonly #last: TraceLine[] = [];
  #left = 0;

  get lines(): readonly TraceLine[] {
    if (this.#left === 0) return [...this.#first, ...this.#last];
    const gap = { direction: 'note', text: `${this.#left} more in between` } as const;
    return [...this.#first, gap, ...this.#last];
  }

  message(direction: 'sent' | 'received', message: IsoMessage): void {
    this.#add({ direction, mti: message.mti, fields: masked(message) });
  }

  note(text: string): void {
    this.#add({ direction: 'note', text });
  }

  #add(line: TraceLine): void {
    if (this.#first.length < linesKept) {
      this.#first.push(line);
      return;
    }
    this.#last.push(line);
    if (this.#last.length <= linesKept) return;
    this.#last.shift();
    this.#left += 1;
  }
}

/**
 * A message's fields without token digits: field 48 of an answer that sells ends with them, 61 and 63 may hold them as text for the
 * receipt, and the card's mailbox image has them inside.
 */
export function masked({ fields }: IsoMessage): Readonly<Record<number, string>> {
  const shown: Record<number, string> = { ...fields };
  const { fixedLength } = prepaidLayouts.purchaseResponse;
  const data = fields[48];
  if (data !== undefined && fields[2] === plnProducts.prepaid && data.length >= fixedLength) {
    const from = fixedLength - tokenDigits;
    shown[48] = data.slice(0, from) + '*'.repeat(tokenDigits) + data.slice(fixedLength);
  }
  for (const bit of [61, 63]) {
    const text = fields[bit];
    if (text !== undefined)
      shown[bit] = text.replace(/(?:\d[ -]?){19}\d/g, '*'.repeat(tokenDigits));
  }
  const card = fields[CARD_FIELD];
  if (card !== undefined) shown[CARD_FIELD] = `${card.slice(0, 23)}…`;
  return shown;
}
