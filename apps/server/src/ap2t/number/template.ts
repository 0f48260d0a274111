import { luhnCheckDigit } from '@setrum/sts';

/** What the places of a number's template are filled with. */
export interface NumberParts {
  /** Service unit, 5 digits; `{upi}` is its first two. */
  readonly unit: string;
  /** Day of the number, `YYYY-MM-DD` (WIB). */
  readonly day: string;
  readonly channel?: string;
  readonly type?: string;
  /** Kind of a document, as its register writes it: SIP, PK. */
  readonly document?: string;
}

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

const places: Readonly<Record<string, (parts: NumberParts) => string | undefined>> = {
  unit: ({ unit }) => unit,
  upi: ({ unit }) => unit.slice(0, 2),
  channel: ({ channel }) => channel,
  type: ({ type }) => type,
  document: ({ document }) => document,
  yymmdd: ({ day }) => day.replaceAll('-', '').slice(2),
  yyyy: ({ day }) => day.slice(0, 4),
  roman: ({ day }) => romans[Number(day.slice(5, 7)) - 1],
};

/**
 * A number's template: text with places in braces. `{serial:4}` is the serial with leading zeros, `{luhn}` at the end the check digit of
 * all before it; the others are `unit`, `upi`, `channel`, `type`, `document`, `yymmdd`, `yyyy`, `roman` (month).
 */
export class NumberTemplate {
  readonly #pieces: readonly string[];
  /** Digits of the serial. */
  readonly serialDigits: number;
  readonly text: string;

  /** Throws RangeError for an unknown place, or without exactly one serial. */
  constructor(text: string) {
    this.text = text;
    this.#pieces = text.split(/(\{[^}]*\})/).filter((piece) => piece !== '');
    const serials = this.#pieces.flatMap((piece) => /^\{serial:(\d{1,2})\}$/.exec(piece) ?? []);
    const width = Number(serials[1]);
    if (serials.length !== 2 || width < 1 || width > 12)
      throw new RangeError(`the number template ${text} needs one {serial:1} to {serial:12}`);
    this.serialDigits = width;
    for (const piece of this.#pieces) {
      if (!piece.startsWith('{') || piece.startsWith('{serial:')) continue;
      const name = piece.slice(1, -1);
      const known =
        Object.hasOwn(places, name) || (name === 'luhn' && this.#pieces.at(-1) === piece);
      if (!known) throw new RangeError(`the number template ${text} has an unknown place ${piece}`);
    }
  }

  /** What serials count within: the number without its serial and check digit. */
  scope(parts: NumberParts): string {
    return this.#fill(parts, (piece) => (piece === '{luhn}' ? '' : '#'));
  }

  /** The number with this serial. Throws RangeError when the serial has more digits than the template gives it. */
  number(parts: NumberParts, serial: number): string {
    const digits = String(serial).padStart(this.serialDigits, '0');
    if (digits.length > this.serialDigits)
      throw new RangeError(`serial ${serial} is too large for ${this.text}`);
    const filled = this.#fill(parts, (piece) => (piece === '{luhn}' ? '' : digits));
    return this.text.endsWith('{luhn}') ? `${filled}${luhnCheckDigit(filled)}` : filled;
  }

  #fill(parts: NumberParts, special: (piece: string) => string): string {
    return this.#pieces
      .map((piece) => {
        if (!piece.startsWith('{')) return piece;
        if (piece.startsWith('{serial:') || piece === '{luhn}') return special(piece);
        const value = places[piece.slice(1, -1)]?.(parts);
        if (value === undefined) throw new RangeError(`nothing to fill ${piece} with`);
        return value;
      })
      .join('');
  }
}
