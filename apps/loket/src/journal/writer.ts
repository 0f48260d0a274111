import { join } from 'node:path';
import { unwritable } from './errors.ts';
import { codeOf, type GrowingFile, type JournalFiles } from './files.ts';
import { encodeLine, type JournalLine } from './line.ts';
import { newSegment, type Segment } from './segment.ts';

/** Segments that begin with the same number are what failed appends could not take away again. */
const maxParts = 1_000;

/** Writes lines to the end of a journal, each on disk before its append resolves. One append at a time. */
export class JournalWriter {
  readonly #files: JournalFiles;
  readonly #folder: string;
  #open: { readonly segment: Segment; readonly file: GrowingFile } | null = null;

  constructor(files: JournalFiles, folder: string) {
    this.#files = files;
    this.#folder = folder;
  }

  /**
   * Resolves with the segment that the line is on disk in. SETRUM_JOURNAL_FULL, SETRUM_JOURNAL_UNWRITABLE: nobody knows how much of it got
   * there, so the next line, which bears the same number, begins a segment of its own and makes it void.
   */
  async append(line: JournalLine, day: string): Promise<Segment> {
    try {
      if (this.#open?.segment.day !== day) await this.#begin(line.n, day);
      if (this.#open === null) throw new Error('no segment is open');
      const { segment, file } = this.#open;
      await file.append(encodeLine(line));
      await file.sync();
      return segment;
    } catch (error) {
      await this.#abandon(line.n);
      throw unwritable(error);
    }
  }

  /** A segment in which nothing counts is taken away, lest a full disk fills with them. */
  async #abandon(n: number): Promise<void> {
    const segment = this.#open?.segment;
    await this.close();
    if (segment?.first === n) {
      await this.#files.remove(join(this.#folder, segment.name)).catch(ofTheDisk);
    }
  }

  async close(): Promise<void> {
    const file = this.#open?.file;
    this.#open = null;
    await file?.close().catch(ofTheDisk);
  }

  async #begin(first: number, day: string): Promise<void> {
    await this.close();
    for (let part = 0; part < maxParts; part++) {
      const segment = newSegment(first, part, day);
      const file = await this.#create(join(this.#folder, segment.name));
      if (file === null) continue;
      this.#open = { segment, file };
      await this.#files.syncFolder(this.#folder);
      return;
    }
    throw new Error(`${maxParts} segments begin with ${first}`);
  }

  /** Null when there is one of this name: left by an append that failed. */
  async #create(path: string): Promise<GrowingFile | null> {
    try {
      return await this.#files.create(path);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return null;
      throw error;
    }
  }
}

/** All that counts is on disk: what a disk that is full or gone says after that changes nothing. */
function ofTheDisk(error: unknown): void {
  if (codeOf(error) === undefined) throw error;
}
