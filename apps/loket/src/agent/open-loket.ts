import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { ChipKeys } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { type Centre, httpCentre } from '../centre.ts';
import { createHostedDriver } from '../driver/host/hosted.ts';
import type { HostTimes } from '../driver/host/life.ts';
import { processLink } from '../driver/host/process-link.ts';
import { loadReaderDriver, type ReaderDriver } from '../driver/index.ts';
import { httpCaller } from '../http.ts';
import { Journal } from '../journal/journal.ts';
import { choosePrinter, type Printer } from '../print/index.ts';
import { Agent } from './agent.ts';
import { centreDesfireKeys } from './centre-chip-keys.ts';
import { Desk } from './desk.ts';
import { readClassicKeys } from './files.ts';
import type { LoketSettings } from './settings.ts';

/** A counter that is open: agent, desk and everything that they hold. */
export interface Loket {
  readonly agent: Agent;
  readonly desk: Desk;
  readonly driver: ReaderDriver;
  readonly printer: Printer;
  readonly journal: Journal;
  /** Takes no new work, ends what is under way, and gives everything back. */
  close(): Promise<void>;
}

export interface LoketPorts {
  /** Something for whoever looks after the counter. */
  readonly notice: (text: string) => void;
  /** P2APST over HTTP with this key; or a centre of a test's own. */
  readonly centre: { readonly accessKey: string } | Centre;
}

/** Opens a counter. SETRUM_LOKET_SETTINGS, SETRUM_LOKET_RUNNING, SETRUM_DRIVER_UNUSABLE and those of the journal say why it cannot be. */
export async function openLoket(settings: LoketSettings, ports: LoketPorts): Promise<Loket> {
  const folder = resolve(settings.folder);
  const printer = printerOf(settings, folder);
  const { centre, chipKeys } = await partsOf(settings, ports);
  const journal = await Journal.open(join(folder, 'journal'));
  try {
    for (const damage of journal.damage) ports.notice(damage.message);
    const driver = await openDriver(settings);
    const agent = new Agent({
      ...{ driver, journal, chipKeys, notice: ports.notice, centre },
      newRequestKey: randomUUID,
      now: () => new Date(),
      readerName: settings.reader,
      readerProfile: settings.readerProfile,
      cardWaitMs: settings.cardWaitSeconds * 1000,
      timeoutMs: settings.readerTimeoutMs,
      graceMs: graceMs,
    });
    agent.start();
    const desk = new Desk(agent, printer, settings.soldBy);
    return {
      agent,
      desk,
      driver,
      printer,
      journal,
      close: () => close(agent, desk, driver, journal),
    };
  } catch (error) {
    await journal.close();
    throw error;
  }
}

/** A busy reader and a stale card are tried for 1.5 s; a connection is given back within 0.2 s. */
const graceMs = 3_000;

/** The driver that the settings name, in a process of its own unless they say otherwise. */
export async function openDriver(
  settings: Pick<LoketSettings, 'driver' | 'driverSettings' | 'driverProcess' | 'readerTimeoutMs'>,
  times?: HostTimes,
): Promise<ReaderDriver> {
  const { driver, driverSettings, driverProcess, readerTimeoutMs: timeoutMs } = settings;
  const options = { timeoutMs, settings: driverSettings };
  // The hand that lays emulated cards is in this process.
  if (driver === 'emulated' || !driverProcess) return await loadReaderDriver(driver, options);
  return await createHostedDriver(processLink(driver, options), times);
}

async function close(
  agent: Agent,
  desk: Desk,
  driver: ReaderDriver,
  journal: Journal,
): Promise<void> {
  try {
    await agent.stop();
    await desk.settled();
    await driver.close();
  } finally {
    await journal.close();
  }
}

/** The centre, and the keys of chips: of MIFARE Classic from a file, of DESFire from the centre. */
async function partsOf(
  { server, classicKeysFile }: LoketSettings,
  { centre }: LoketPorts,
): Promise<{ readonly centre: Centre; readonly chipKeys: ChipKeys }> {
  const classic = classicKeysFile === null ? {} : await readClassicKeys(classicKeysFile);
  if (!('accessKey' in centre)) return { centre, chipKeys: classic };
  const caller = httpCaller({ url: server, accessKey: centre.accessKey });
  const chipKeys = { ...classic, desfire: centreDesfireKeys(caller) };
  return { centre: httpCentre(caller), chipKeys };
}

function printerOf(settings: LoketSettings, folder: string): Printer {
  const { printer, printerColumns: columns, printerStatus: askStatus } = settings;
  const paper = { columns, timeoutMs: printTimeoutMs };
  try {
    return choosePrinter({ printer, paper, askStatus, pdfFolder: join(folder, 'struk') });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new SetrumError('SETRUM_LOKET_SETTINGS', { source: 'printer', detail }, { cause: error });
  }
}

const printTimeoutMs = 10_000;
