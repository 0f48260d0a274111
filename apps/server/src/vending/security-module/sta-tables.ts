import { readFile } from 'node:fs/promises';
import { SetrumError } from '@setrum/errors';
import { assertStaTables, SAMPLE_STA_TABLES, type StaTables } from '@setrum/sts';

/**
 * The operational tables of EA07, which the STS Association gives to its members: {"encrypt1": [16 numbers], "encrypt2": [16],
 * "permutation": [64: where bit i goes]}. Throws SETRUM_STA_TABLES. Tables that are the sample tables are marked as such.
 */
export async function loadStaTables(path: string): Promise<StaTables> {
  try {
    const content: unknown = JSON.parse(await readFile(path, 'utf8'));
    const tables = {
      encrypt1: numbersOf(content, 'encrypt1'),
      encrypt2: numbersOf(content, 'encrypt2'),
      permutation: numbersOf(content, 'permutation'),
    };
    assertStaTables(tables);
    const { encrypt1, encrypt2, permutation } = SAMPLE_STA_TABLES;
    const sample = JSON.stringify(tables) === JSON.stringify({ encrypt1, encrypt2, permutation });
    return { ...tables, sample };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new SetrumError('SETRUM_STA_TABLES', { detail }, { cause: error });
  }
}

function numbersOf(content: unknown, name: string): readonly number[] {
  const list: unknown =
    typeof content === 'object' && content !== null ? Reflect.get(content, name) : undefined;
  if (!Array.isArray(list)) throw new Error(`${name} is not a list`);
  return list.map(Number);
}
