import { type FileHandle, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * How far a sale has come: `asked` (outcome open), `sold` (token made, card not written), and three ends:
 * `written` on the card, `paper` (the customer types the token), `declined`.
 */
export type SaleStep = 'asked' | 'sold' | 'written' | 'paper' | 'declined';

/** One line of the journal. It never holds a token: the centre tells it again to whoever has the request key. */
export interface JournalEntry {
  readonly requestKey: string;
  readonly meterNo: string;
  readonly amountCents: number;
  /** UID of the card on the reader; null for a sale on paper. */
  readonly cardUid: string | null;
  readonly step: SaleStep;
}

const ends: readonly SaleStep[] = ['written', 'paper', 'declined'];

/** The counter's memory of its sales: every step is on disk before the next one is taken. */
export class Journal {
  readonly #file: FileHandle;
  readonly #open: Map<string, JournalEntry>;

  private constructor(file: FileHandle, open: Map<string, JournalEntry>) {
    this.#file = file;
    this.#open = open;
  }

  /** Opens or begins the journal. Sales that have ended are dropped from it; a last line torn by a power cut does not count. */
  static async open(path: string): Promise<Journal> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const pending = pendingOf(await readFile(path, 'utf8').catch(emptyIfMissing));
    const fresh = await open(`${path}.new`, 'w', 0o600);
    await fresh.writeFile([...pending.values()].map(lineOf).join(''));
    await fresh.sync();
    await rename(`${path}.new`, path);
    await syncDirectory(dirname(path));
    return new Journal(fresh, pending);
  }

  /** Sales that have begun and not ended, oldest first. */
  pending(): readonly JournalEntry[] {
    return [...this.#open.values()];
  }

  /** Resolves when the entry is on disk. */
  async record(entry: JournalEntry): Promise<void> {
    await this.#file.appendFile(lineOf(entry));
    await this.#file.datasync();
    apply(this.#open, entry);
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

function lineOf(entry: JournalEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

function pendingOf(text: string): Map<string, JournalEntry> {
  const pending = new Map<string, JournalEntry>();
  const lines = text.split('\n');
  // What follows the last line feed was torn while it was written: its step had not been taken yet.
  for (const line of lines.slice(0, -1)) apply(pending, JSON.parse(line) as JournalEntry);
  return pending;
}

function apply(pending: Map<string, JournalEntry>, entry: JournalEntry): void {
  if (ends.includes(entry.step)) pending.delete(entry.requestKey);
  else pending.set(entry.requestKey, entry);
}

function emptyIfMissing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
