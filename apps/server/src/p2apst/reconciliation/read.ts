import { type Cells, forms, type Layout } from './layout.ts';
import { type FileLimits, invalid, LineReader } from './lines.ts';

/** A line of a partner's file. */
export interface FileLine {
  /** Counted from 1, the header included. */
  readonly line: number;
  readonly cells: Cells;
}

export const fileLimits: FileLimits = {
  mostBytes: 1024 * 1024 * 1024,
  mostLines: 5_000_000,
};

/** Reads a reconciliation file, with constant memory. */
export class FileReader {
  readonly #layout: Layout;
  readonly #lines: LineReader;

  constructor(layout: Layout, limits: FileLimits = fileLimits) {
    this.#layout = layout;
    this.#lines = new LineReader(limits);
  }

  /**
   * The lines between the header, which may be any, and the two trailers. Trailers in the form of ours must tell the truth; any others
   * are passed over. Throws SETRUM_FILE_INVALID with line and column, SETRUM_FILE_TOO_LARGE.
   */
  async *read(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FileLine> {
    let number = 0;
    let count = 0;
    let sumCents = 0;
    // The last two lines are known as the trailers only when the file ends.
    const held: string[] = [];
    for await (const text of this.#lines.lines(bytes)) {
      number += 1;
      if (number === 1) continue;
      held.push(text);
      if (held.length < 3) continue;
      const cells = parseLine(this.#layout, held.shift() ?? '', number - 2);
      count += 1;
      sumCents += Number(cells[this.#layout.sum]);
      yield { line: number - 2, cells };
    }
    if (held.length < 2) throw invalid(number + 1, 1, 'a header and two trailers are wanted');
    for (const [n, text] of held.entries()) {
      checkTrailer(this.#layout, text, number - 1 + n, count, sumCents);
    }
  }

  /** SHA-256 of the file, once it is read to its end. */
  digest(): Buffer {
    return this.#lines.digest();
  }
}

/** A line of sales as cells. Throws SETRUM_FILE_INVALID. */
export function parseLine(layout: Layout, text: string, line: number): Cells {
  const values = text.split('|');
  const { columns } = layout;
  if (values.length !== columns.length) {
    const column = Math.min(values.length, columns.length) + 1;
    throw invalid(line, column, `${columns.length} columns are wanted, there are ${values.length}`);
  }
  return Object.fromEntries(
    columns.map(({ name, form }, n) => {
      const value = values[n] ?? '';
      if (!forms[form].test(value) || (form === 'time' && !isTime(value)))
        throw invalid(line, n + 1, `${name} has another form`);
      const isFigure = form === 'money' || form === 'energy';
      return [name, isFigure ? value.replace(/^0+(?=\d)/, '') : value];
    }),
  );
}

function isTime(value: string): boolean {
  const [, year, month, day, hour, minute, second] =
    /^(....)(..)(..)(..)(..)(..)$/.exec(value) ?? [];
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}

function checkTrailer(
  layout: Layout,
  text: string,
  line: number,
  count: number,
  sumCents: number,
): void {
  const parts = text.split('|');
  // Two sales would be lost in silence.
  if (parts.length === layout.columns.length && forms.time.test(parts[0] ?? ''))
    throw invalid(line, 1, 'a trailer is wanted, this is a sale');
  if (/^COUNT\|\d+$/.test(text) && Number(parts[1]) !== count)
    throw invalid(line, 2, `the trailer counts ${parts[1]}, there are ${count}`);
  if (/^TOTAL\|[A-Z_]+\|\d+$/.test(text) && Number(parts[2]) !== sumCents)
    throw invalid(line, 3, `the trailer sums up to ${parts[2]}, the lines to ${sumCents}`);
}
