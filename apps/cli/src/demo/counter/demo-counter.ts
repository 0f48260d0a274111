import { join } from 'node:path';
import { SetrumError } from '@setrum/errors';
import {
  type Bridge,
  type EmulatedDriver,
  isEmulatedDriver,
  type Loket,
  openBridge,
  openLoket,
  pairingOf,
  usualSettings,
} from '@setrum/loket';
import type { RunningServer } from '@setrum/server';
import { demoCounterId, demoPartner } from '../world.ts';
import { counterCustomers, type DemoCard, demoCards } from './customers.ts';
import { type MeterTapped, tapOnMeter } from './meters.ts';
import { foldersIn, seedCounter } from './seed.ts';

export const demoReader = 'Pembaca demo';

/** What the page of the demo's counter must know: how the agent is reached, and what can be laid on its reader. */
export interface DemoCounterView {
  readonly port: number;
  readonly secret: string;
  readonly reader: string;
  readonly cards: readonly DemoCard[];
}

interface Opened {
  readonly loket: Loket;
  readonly driver: EmulatedDriver;
  readonly bridge: Bridge;
  readonly secret: string;
  readonly folders: ReturnType<typeof foldersIn>;
}

/** At which write the card comes off: behind the first pieces of the mailbox, before its header. */
const tearAtWrite = 4;

/** The counter of a demo: the agent itself with its bridge on a loopback port, over an emulated reader; the page has the hand that lays cards. */
export class DemoCounter {
  #opened: Opened | null = null;
  #closed = false;

  /** Opens it once the demo world is there. */
  async open(server: RunningServer, accessKey: string, dataDir: string): Promise<void> {
    const folders = foldersIn(dataDir);
    const fresh = await seedCounter(server, folders);
    const settings = {
      ...usualSettings,
      ...{ server: server.url, driver: 'emulated', folder: folders.loket, port: 0 },
      driverSettings: { folder: folders.cards, readers: [demoReader] },
      soldBy: `${demoPartner.name} / ${demoCounterId}`,
      origins: originsOf(server.url),
    };
    const loket = await openLoket(settings, { notice: () => undefined, centre: { accessKey } });
    const { driver } = loket;
    if (!isEmulatedDriver(driver)) throw new Error('the demo counter has a real reader');
    for (const card of fresh) await introduce(loket, driver, card);
    const secret = await pairingOf(settings).renew();
    const quiet = { notice: () => undefined, report: () => undefined };
    const bridge = await openBridge(loket, settings, { version: 'demo', ...quiet });
    this.#opened = { loket, driver, bridge, secret, folders };
    if (this.#closed) await this.close();
  }

  /** SETRUM_BUSY while the demo world is not there yet. */
  view(): DemoCounterView {
    const { bridge, secret } = this.#desk();
    return { port: bridge.port, secret, reader: demoReader, cards: demoCards };
  }

  /** The card that lies on the reader will come off in the middle of the next write. SETRUM_CARD_MISSING. */
  tear(): void {
    const { driver, loket } = this.#desk();
    const laid = driver.laid(demoReader);
    if (laid === null) throw new SetrumError('SETRUM_CARD_MISSING');
    laid.card.tear({ atWrite: tearAtWrite, mode: 'unanswered' });
    const forget = loket.agent.board.subscribe(({ light, cardPresent }) => {
      // The hand that has pulled it has it now; another card is none of ours.
      if (light !== 'error' && cardPresent) return;
      forget();
      if (driver.laid(demoReader) === laid) driver.lift(demoReader);
    });
  }

  /** Takes a customer's card home to its meter. SETRUM_BAD_REQUEST for a card without one, SETRUM_READER_BUSY while it lies on the reader. */
  async tapMeter(file: string): Promise<MeterTapped> {
    const { driver, folders } = this.#desk();
    if (!counterCustomers.some(({ card }) => card === file))
      throw new SetrumError('SETRUM_BAD_REQUEST', { detail: `${file} has no meter` });
    const path = join(folders.cards, file);
    if (driver.laid(demoReader)?.path === path) driver.lift(demoReader);
    return tapOnMeter(join(folders.meters, file), path);
  }

  async close(): Promise<void> {
    this.#closed = true;
    const opened = this.#opened;
    this.#opened = null;
    opened?.bridge.stopping();
    await opened?.bridge.close();
    await opened?.loket.close();
  }

  #desk(): Opened {
    if (this.#opened === null) throw new SetrumError('SETRUM_BUSY');
    return this.#opened;
  }
}

/** Tapped once, so that the centre knows the card: a copy of it is seen then. */
async function introduce(loket: Loket, driver: EmulatedDriver, card: string): Promise<void> {
  await driver.lay(demoReader, card);
  await loket.desk.visit({ reader: demoReader });
  driver.lift(demoReader);
}

/** A page of this server, by any name of this computer. */
function originsOf(serverUrl: string): readonly string[] {
  const { port, origin } = new URL(serverUrl);
  return [...new Set([origin, `http://127.0.0.1:${port}`, `http://localhost:${port}`])];
}
