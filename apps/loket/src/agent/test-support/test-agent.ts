import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VirtualNtag216 } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import type { Receipt } from '@setrum/receipt';
import { createEmulatedDriver, type ReaderDriver } from '../../driver/index.ts';
import { Journal } from '../../journal/journal.ts';
import type { Printer } from '../../print/index.ts';
import type { SimulatedSlot } from '../../reader/index.ts';
import { customersCard } from '../../sale/test-support/desk.ts';
import { createFakeCentre, type FakeCentre } from '../../sale/test-support/fake-centre.ts';
import { Agent, type AgentParts } from '../agent.ts';
import { Desk } from '../desk.ts';

export const readerNames = ['Loket 1', 'Loket 2'] as const;

/** A printer that keeps what it prints, and can be out of paper. */
export interface TestPrinter extends Printer {
  readonly printed: Receipt[];
  outOfPaper: boolean;
}

/** An agent with two emulated readers, a fake centre and a journal in a real folder. */
export interface TestAgent {
  readonly agent: Agent;
  readonly desk: Desk;
  readonly centre: FakeCentre;
  readonly printer: TestPrinter;
  readonly journal: Journal;
  readonly notices: string[];
  readonly card: VirtualNtag216;
  /** Lays the customer's card, or another, on a reader; null: takes it away. */
  lay(card: VirtualNtag216 | null, reader?: string): void;
  plug(reader: string, plugged: boolean): void;
  /** The agent is started again over the same journal, as after a power cut. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestAgentOptions {
  readonly parts?: Partial<AgentParts>;
  readonly spoil?: (driver: ReaderDriver) => ReaderDriver;
}

export async function startTestAgent(options: TestAgentOptions = {}): Promise<TestAgent> {
  const folder = await mkdtemp(join(tmpdir(), 'setrum-agent-'));
  const slots = new Map<string, SimulatedSlot>();
  const settings = { readers: readerNames };
  const emulated = createEmulatedDriver({ timeoutMs: 100, settings }, slots);
  const driver = options.spoil?.(emulated) ?? emulated;
  const card = await customersCard('04A1B2C3D4E580');
  const centre = createFakeCentre();
  const printer = createTestPrinter();
  const notices: string[] = [];
  let keys = 0;
  const open = async () => {
    const journal = await Journal.open(folder);
    const agent = new Agent({
      ...{ driver, centre, journal, cardWaitMs: 50, timeoutMs: 100, graceMs: 100 },
      ...{ readerName: null, readerProfile: null, chipKeys: {} },
      newRequestKey: () => `key-${String(++keys).padStart(8, '0')}`,
      now: () => new Date('2026-11-23T05:00:00.000Z'),
      notice: (text) => notices.push(text),
      ...options.parts,
    });
    agent.start();
    // The watch tells what is there in its own turn.
    await new Promise((resolve) => setImmediate(resolve));
    return { journal, agent, desk: new Desk(agent, printer, 'LOKET-01') };
  };
  let now = await open();
  const shut = async (): Promise<void> => {
    await now.agent.stop();
    await now.journal.close();
  };
  return {
    ...{ centre, printer, notices, card },
    get agent() {
      return now.agent;
    },
    get desk() {
      return now.desk;
    },
    get journal() {
      return now.journal;
    },
    lay(one, reader = readerNames[0]) {
      one?.tap();
      if (one === null) slots.get(reader)?.remove();
      else slots.get(reader)?.insert(one.transmit, one.atr);
    },
    plug: (reader, plugged) => slots.get(reader)?.plug(plugged),
    async restart() {
      await shut();
      now = await open();
    },
    async stop() {
      await shut();
      await driver.close();
      await rm(folder, { recursive: true });
    },
  };
}

function createTestPrinter(): TestPrinter {
  const printer: TestPrinter = {
    name: 'lp0',
    printed: [],
    outOfPaper: false,
    async print(receipt) {
      if (printer.outOfPaper) throw new SetrumError('SETRUM_PRINTER_PAPER', { printer: 'lp0' });
      printer.printed.push(receipt);
      return { where: 'lp0' };
    },
  };
  return printer;
}
