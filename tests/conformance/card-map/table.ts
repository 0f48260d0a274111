/** Fixed-width fields over hexadecimal text: a table is walked to read a row of values or to write one. */

type Shape = 'text' | 'uint' | 'int' | 'wide' | 'hex' | 'zero';
export type Scalar = string | number | bigint;
type Field = readonly [name: string, shape: Shape, bytes: number];
export type Table = readonly Field[];
interface Shaped {
  readonly text: string;
  readonly uint: number;
  readonly int: number;
  readonly wide: bigint;
  readonly hex: string;
  readonly zero: string;
}
type Row<T extends Table> = { readonly [F in T[number] as F[0]]: Shaped[F[1]] };

export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
export const toBytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
export const isZero = (hex: string): boolean => /^0*$/.test(hex);

function readField(shape: Shape, hex: string): Scalar {
  if (shape === 'text') return Buffer.from(hex, 'hex').toString('latin1');
  if (shape === 'hex' || shape === 'zero') return hex;
  const value = BigInt(`0x${hex}`);
  if (shape === 'wide') return value;
  return Number(shape === 'int' ? BigInt.asIntN(hex.length * 4, value) : value);
}

/** Takes the row at the start of `hex`; what lies beyond the table is left alone. */
export function readTable<T extends Table>(table: T, hex: string): Row<T> {
  const row: Record<string, Scalar> = {};
  let at = 0;
  for (const [name, shape, bytes] of table) {
    row[name] = readField(shape, hex.slice(at, at + bytes * 2));
    at += bytes * 2;
  }
  return row as Row<T>;
}

function writeField([name, shape, bytes]: Field, value: Scalar | undefined): string {
  const digits = bytes * 2;
  if (shape === 'zero') return '0'.repeat(digits);
  const misfit = new RangeError(
    `${name}: ${String(value)} does not fit ${bytes} bytes of ${shape}`,
  );
  if (value === undefined) throw misfit;
  if (shape === 'text' || shape === 'hex') {
    const text = String(value);
    if (!(shape === 'text' ? /^[ -~]*$/ : /^[0-9a-f]*$/).test(text)) throw misfit;
    const hex = shape === 'text' ? Buffer.from(text, 'latin1').toString('hex') : text;
    if (hex.length !== digits) throw misfit;
    return hex;
  }
  const number = BigInt(value);
  const stored = BigInt.asUintN(digits * 4, number);
  const back = shape === 'int' ? BigInt.asIntN(digits * 4, stored) : stored;
  if (back !== number) throw misfit;
  return stored.toString(16).padStart(digits, '0');
}

/** Gives the row as hexadecimal text; RangeError for a value that is missing or does not fit its field. */
export const writeTable = (table: Table, row: Readonly<Record<string, Scalar>>): string =>
  table.map((field) => writeField(field, row[field[0]])).join('');
