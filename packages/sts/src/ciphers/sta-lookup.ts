import { assertStaTables, type StaTables } from './sta-tables.ts';

/**
 * Tables by byte: a round of STA substitutes 16 nibbles and then moves 64 bits, which is the same as looking up the
 * eight bytes and joining what they give. A byte has four variants, one for each choice of table in its two nibbles.
 */
export interface StaLookup {
  /** Substitution, then permutation; index `byte position * 1024 + variant * 256 + byte`. */
  readonly encryptHigh: Int32Array;
  readonly encryptLow: Int32Array;
  /** Inverse substitution, then inverse permutation; the same index. */
  readonly decryptHigh: Int32Array;
  readonly decryptLow: Int32Array;
  /** Inverse permutation alone; index `byte position * 256 + byte`. */
  readonly unpermuteHigh: Int32Array;
  readonly unpermuteLow: Int32Array;
  /** Inverse substitution alone; index `variant * 256 + byte`. */
  readonly unsubstitute: Uint8Array;
}

const built = new WeakMap<StaTables, StaLookup>();

/** The lookup of a set of tables, built once for each set. Throws STS_FORMAT on unusable tables. */
export function staLookup(tables: StaTables): StaLookup {
  const known = built.get(tables);
  if (known !== undefined) return known;
  assertStaTables(tables);
  const lookup = buildLookup(tables);
  built.set(tables, lookup);
  return lookup;
}

function buildLookup(tables: StaTables): StaLookup {
  const inversePermutation = inverse(tables.permutation);
  const substitute = byteVariants(tables.encrypt1, tables.encrypt2);
  const unsubstitute = byteVariants(inverse(tables.encrypt1), inverse(tables.encrypt2));
  const encrypt = spread(substitute, tables.permutation);
  const decrypt = spread(unsubstitute, inversePermutation);
  const identity = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const unpermute = spread(identity, inversePermutation);
  return {
    encryptHigh: encrypt.high,
    encryptLow: encrypt.low,
    decryptHigh: decrypt.high,
    decryptLow: decrypt.low,
    unpermuteHigh: unpermute.high,
    unpermuteLow: unpermute.low,
    unsubstitute,
  };
}

/** Four tables of 256: bit 0 of the variant chooses table 2 for the low nibble, bit 1 for the high nibble. */
function byteVariants(table1: readonly number[], table2: readonly number[]): Uint8Array {
  return Uint8Array.from({ length: 4 * 256 }, (_, index) => {
    const variant = index >> 8;
    const low = ((variant & 1) === 0 ? table1 : table2)[index & 15] ?? 0;
    const high = ((variant & 2) === 0 ? table1 : table2)[(index >> 4) & 15] ?? 0;
    return (high << 4) | low;
  });
}

/** For each byte position: where the bits of each substituted byte land, as two words. */
function spread(
  bytes: Uint8Array,
  permutation: readonly number[],
): { readonly high: Int32Array; readonly low: Int32Array } {
  const high = new Int32Array(8 * bytes.length);
  const low = new Int32Array(8 * bytes.length);
  for (let position = 0; position < 8; position++) {
    for (const [entry, byte] of bytes.entries()) {
      const index = position * bytes.length + entry;
      for (let bit = 0; bit < 8; bit++) {
        if (((byte >> bit) & 1) === 0) continue;
        const target = permutation[position * 8 + bit] ?? 0;
        const word = target < 32 ? low : high;
        word[index] = (word[index] ?? 0) | (1 << (target & 31));
      }
    }
  }
  return { high, low };
}

function inverse(permutation: readonly number[]): number[] {
  const result = new Array<number>(permutation.length).fill(0);
  for (const [from, to] of permutation.entries()) result[to] = from;
  return result;
}
