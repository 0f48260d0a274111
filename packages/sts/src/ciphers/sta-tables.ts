import { StsError } from '../error.ts';

/**
 * The tables of the Standard Transfer Algorithm (EA07). IEC 62055-41 prints sample tables only; the STS Association
 * gives the operational ones to its members, so an operator hands them in.
 */
export interface StaTables {
  /** Substitution of a nibble where the most significant bit of the key's nibble is 0. */
  readonly encrypt1: readonly number[];
  /** The same where that bit is 1. */
  readonly encrypt2: readonly number[];
  /** Where bit i of the block goes; bit 0 is the least significant. */
  readonly permutation: readonly number[];
  /** True for the tables of the standard's text, which no live meter uses. */
  readonly sample?: boolean;
}

/** The sample tables of IEC 62055-41, 6.5.5: right for tests and demonstrations, wrong for every live meter. */
export const SAMPLE_STA_TABLES: StaTables = {
  encrypt1: [12, 10, 8, 4, 3, 15, 0, 2, 14, 1, 5, 13, 6, 9, 7, 11],
  encrypt2: [6, 9, 7, 4, 3, 10, 12, 14, 2, 13, 1, 15, 0, 11, 8, 5],
  permutation: [
    29, 27, 34, 9, 16, 62, 55, 2, 40, 49, 38, 25, 33, 61, 30, 23, 1, 41, 21, 57, 42, 15, 5, 58, 19,
    53, 22, 17, 48, 28, 24, 39, 3, 60, 36, 14, 11, 52, 54, 12, 31, 51, 10, 26, 0, 45, 37, 43, 44, 6,
    59, 4, 7, 35, 56, 50, 13, 18, 32, 47, 46, 63, 20, 8,
  ],
  sample: true,
};

/** Refuses tables that are not permutations of 0-15, 0-15 and 0-63. Throws STS_FORMAT. */
export function assertStaTables(tables: StaTables): void {
  assertPermutation('encrypt1', tables.encrypt1, 16);
  assertPermutation('encrypt2', tables.encrypt2, 16);
  assertPermutation('permutation', tables.permutation, 64);
}

function assertPermutation(name: string, values: readonly number[], size: number): void {
  const seen = new Set(values);
  const inRange = values.every((value) => Number.isInteger(value) && value >= 0 && value < size);
  if (values.length !== size || seen.size !== size || !inRange) {
    throw new StsError('STS_FORMAT', `STA table ${name} must hold each of 0 to ${size - 1} once`);
  }
}
