import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JournalEntry, newEntry, type SaleStep } from '../../journal/entry.ts';

/** A folder for journals, taken away by `remove`. */
export async function journalFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'setrum-journal-'));
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

/** A sale as far as it has come. */
export function entryOf(requestKey: string, step: SaleStep, begun = '2026-11-23T05:00:00.000Z') {
  const sale = { requestKey, meterNo: '32031017679', amountCents: 5_000_000 };
  const entry = newEntry({ ...sale, cardUid: '04A1B2C3D4E580' }, new Date(begun));
  return { ...entry, step } satisfies JournalEntry;
}

/** The journal's segments in their order, each with its text. */
export async function segmentsIn(folder: string) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  return Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  );
}
