import { readFile } from 'node:fs/promises';
import { SetrumError } from '@setrum/errors';
import { assertStaTables, type StaTables, StsError } from '@setrum/sts';

/**
 * The operational tables of EA07 from an operator's file, or undefined for the standard's sample tables when no file
 * is named. `{"encrypt1":[16 numbers],"encrypt2":[16],"permutation":[64]}`. Throws SETRUM_USAGE.
 */
export async function loadStaTables(path: string | undefined): Promise<StaTables | undefined> {
  if (path === undefined) return undefined;
  try {
    const tables = tablesOf(JSON.parse(await readFile(path, 'utf8')));
    assertStaTables(tables);
    return tables;
  } catch (error) {
    const reason = error instanceof StsError ? error.message : 'it must be a readable JSON file';
    throw new SetrumError(
      'SETRUM_USAGE',
      { detail: `the STA tables ${path} cannot be used: ${reason}` },
      { cause: error },
    );
  }
}

function tablesOf(value: unknown): StaTables {
  const { encrypt1, encrypt2, permutation } = Object(value);
  return {
    encrypt1: numbers('encrypt1', encrypt1),
    encrypt2: numbers('encrypt2', encrypt2),
    permutation: numbers('permutation', permutation),
  };
}

function numbers(name: string, value: unknown): readonly number[] {
  if (Array.isArray(value) && value.every((item) => typeof item === 'number')) return value;
  throw new StsError('STS_FORMAT', `${name} must be a list of numbers`);
}
