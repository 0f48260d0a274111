import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { keyChangeSets, meterLineBytes } from './key-change-sets.ts';
import { samplePan } from './sample-meters.ts';

/** A task holds so many meters, 4,000 tokens: one token a task would cost more in messages than it takes to make. */
export const metersPerTask = 1000;

export interface BulkRun {
  readonly metersPerSecond: number;
  /** Resident memory after a tenth of the meters and at the end: flat means that they are near each other. */
  readonly rssAtTenthMb: number;
  readonly rssAtEndMb: number;
}

/** Left to itself a thread's heap grows to what the machine has before it is cleaned; this is ample. */
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 64 };

type MakeSets = (meterLines: Uint8Array) => Promise<Uint8Array>;

/** A file of meters, and what is made of it, in a folder of its own. */
export class BulkKeyChange {
  readonly #folder: string;
  readonly #meters: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#meters = join(folder, 'meters.txt');
  }

  /** Writes the file of meters. */
  static async prepare(meters: number): Promise<BulkKeyChange> {
    const bulk = new BulkKeyChange(await mkdtemp(join(tmpdir(), 'setrum-bench-')));
    const file = createWriteStream(bulk.#meters);
    for (let from = 0; from < meters; from += metersPerTask) {
      const count = Math.min(metersPerTask, meters - from);
      const lines = Array.from({ length: count }, (_, n) => `${samplePan(from + n)}\n`);
      if (!file.write(lines.join(''))) await once(file, 'drain');
    }
    file.end();
    await once(file, 'close');
    return bulk;
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** The first `meters` of the file on the one thread of this process. */
  async onOneCore(meters: number): Promise<BulkRun> {
    return this.#run(meters, 1, async (lines) => keyChangeSets(lines));
  }

  /** The same on worker threads. */
  async onWorkers(meters: number, count: number): Promise<BulkRun> {
    const program = new URL('./key-change-worker.ts', import.meta.url);
    const workers = Array.from({ length: count }, () => new Worker(program, { resourceLimits }));
    try {
      await Promise.all(workers.map((worker) => once(worker, 'online')));
      let turn = 0;
      const waiting = new Map(workers.map((worker) => [worker, answersOf(worker)]));
      // Tasks are alike, so turns are as good as a queue; two for each worker are under way.
      return await this.#run(meters, 2 * count, (lines) => {
        const worker = workers[turn++ % count];
        const ask = worker && waiting.get(worker);
        if (ask === undefined) throw new Error('No workers');
        return ask(lines);
      });
    } finally {
      await Promise.all(workers.map((worker) => worker.terminate()));
    }
  }

  async #run(meters: number, ahead: number, make: MakeSets): Promise<BulkRun> {
    const input = await open(this.#meters);
    const output = createWriteStream(join(this.#folder, 'tokens.csv'));
    const start = performance.now();
    let rssAtTenthMb = 0;
    const underWay: Promise<Uint8Array>[] = [];
    const writeOldest = async (): Promise<void> => {
      const sets = await underWay.shift();
      if (sets !== undefined && !output.write(sets)) await once(output, 'drain');
    };
    for (let from = 0; from < meters; from += metersPerTask) {
      const count = Math.min(metersPerTask, meters - from);
      underWay.push(make(await linesAt(input, from, count)));
      if (underWay.length >= ahead) await writeOldest();
      if (rssAtTenthMb === 0 && from >= meters / 10) rssAtTenthMb = rssMb();
    }
    while (underWay.length > 0) await writeOldest();
    output.end();
    await once(output, 'close');
    const elapsedMs = performance.now() - start;
    await input.close();
    return { metersPerSecond: (meters * 1000) / elapsedMs, rssAtTenthMb, rssAtEndMb: rssMb() };
  }
}

/** Asks a worker; it answers in the order of the questions. */
function answersOf(worker: Worker): MakeSets {
  const asked: { resolve(sets: Uint8Array): void; reject(error: unknown): void }[] = [];
  worker.on('message', (sets: Uint8Array) => asked.shift()?.resolve(sets));
  worker.on('error', (error) => {
    for (const one of asked.splice(0)) one.reject(error);
  });
  return (lines) =>
    new Promise((resolve, reject) => {
      asked.push({ resolve, reject });
      worker.postMessage(lines);
    });
}

async function linesAt(file: FileHandle, from: number, count: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(count * meterLineBytes);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from * meterLineBytes);
  if (bytesRead !== bytes.length) throw new Error('The file of meters is too short');
  return bytes;
}

function rssMb(): number {
  return process.memoryUsage.rss() / 2 ** 20;
}
