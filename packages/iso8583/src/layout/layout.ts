import { type LayoutValue, lengthOf, type Part } from './part.ts';
import { readParts } from './read.ts';
import { writeParts } from './write.ts';

/** What stands inside a field: a table of parts, walked both ways by one interpreter. */
export interface Layout<V> {
  /** Number of the data element. */
  readonly field: number;
  readonly name: string;
  readonly parts: readonly Part[];
  /** Characters without the list at the end, if there is one. */
  readonly fixedLength: number;
  /**
   * Reads the field's text to its last character. `offset` is where it stands in the message, for the errors.
   * What is written with the decimals of the table reads and writes back to the same characters.
   */
  read(text: string, offset?: number): V;
  /** The field's text; Iso8583Error (offsets from the start of the field) for a value that does not fit. */
  write(value: V): string;
}

/** A layout from its table. RangeError when a list is not the last part, or stands inside another. */
export function defineLayout<const P extends readonly Part[]>(
  field: number,
  name: string,
  parts: P,
): Layout<LayoutValue<P>> {
  parts.forEach((part, index) => {
    const nested = part.kind === 'list' && part.parts.some((inner) => inner.kind === 'list');
    if (part.kind === 'list' && (nested || index !== parts.length - 1 || part.parts.length === 0)) {
      throw new RangeError(`layout ${name}: a list takes the rest of the field`);
    }
  });
  return {
    field,
    name,
    parts,
    fixedLength: parts.reduce((length, part) => length + (lengthOf(part) ?? 0), 0),
    read: (text, offset = 0) => {
      const source = { field, name, text, base: offset };
      const value: object = readParts(parts, source, 0, text.length);
      return value as LayoutValue<P>;
    },
    write: (value) => writeParts(parts, value, { field, name, base: 0 }, 0),
  };
}
