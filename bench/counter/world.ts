import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, Desk, Journal, type JournalFiles, localFiles, type Printer } from '@setrum/loket';
import { sampleCard } from './sample-card.ts';
import { Stopwatch } from './stopwatch.ts';
import { stubCentre } from './stub-centre.ts';
import { readerName, timedDriver } from './timed-reader.ts';

/** A counter whose surroundings are on watches: what is left of a sale's time is the counter's own. */
export interface CounterWorld {
  readonly agent: Agent;
  readonly desk: Desk;
  readonly folder: string;
  readonly watches: {
    readonly reader: Stopwatch;
    readonly centre: Stopwatch;
    readonly disk: Stopwatch;
  };
  close(): Promise<void>;
}

export { readerName };

export async function startCounterWorld(): Promise<CounterWorld> {
  const watches = { reader: new Stopwatch(), centre: new Stopwatch(), disk: new Stopwatch() };
  const folder = await mkdtemp(join(tmpdir(), 'setrum-bench-counter-'));
  const journal = await Journal.open(join(folder, 'journal'), { files: timedFiles(watches.disk) });
  const driver = timedDriver(await sampleCard(), watches.reader);
  const agent = new Agent({
    ...{ driver, journal, centre: stubCentre(watches.centre), newRequestKey: randomUUID },
    ...{ now: () => new Date(), readerName: null, readerProfile: null, chipKeys: {} },
    ...{ cardWaitMs: 1_000, timeoutMs: 3_000, graceMs: 3_000, notice: () => undefined },
  });
  agent.start();
  return {
    ...{ agent, folder, watches, desk: new Desk(agent, noPrinter, null) },
    async close() {
      await agent.stop();
      await journal.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The journal's real files, with the wait for the disk on a watch: it is part of the counter's time, and told apart. */
function timedFiles(watch: Stopwatch): JournalFiles {
  return {
    ...localFiles,
    async create(path) {
      const file = await localFiles.create(path);
      return { ...file, sync: () => watch.time(() => file.sync()) };
    },
  };
}

const noPrinter: Printer = { name: 'none', print: async () => ({ where: 'none' }) };
