import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Bridge,
  type EmulatedDriver,
  httpCaller,
  httpCentre,
  isEmulatedDriver,
  type Loket,
  openBridge,
  openLoket,
  pairingOf,
  usualSettings,
} from '@setrum/loket';
import type { Demo } from './support/index.ts';

export const ownReader = 'Pembaca uji';

/** An agent of the test's own at the demo's counter: its line can be cut, and it can be ended and begun again. */
export interface OwnAgent {
  readonly port: number;
  readonly secret: string;
  readonly line: TestLine;
  lay(card: string): Promise<void>;
  lift(): void;
  /** The browser profile of a clerk who has typed the secret. */
  paired(): { readonly storageState: ReturnType<typeof pairedWith> };
  /** The agent's program ends, and begins again at the same port with the same journal. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** The line from agent to centre. */
export interface TestLine {
  /** `lost`: requests arrive, answers do not; `held`: they wait until it is up. */
  fault: 'up' | 'cut' | 'lost' | 'held';
}

export async function startOwnAgent(demo: Demo): Promise<OwnAgent> {
  const folder = await mkdtemp(join(tmpdir(), 'setrum-counter-'));
  const line: TestLine = { fault: 'up' };
  const keys = await readFile(join(demo.dataDir, 'keys', 'demo-access-keys.json'), 'utf8');
  const accessKey = String(Object(JSON.parse(keys)).counter);
  const caller = httpCaller({ url: demo.url, accessKey, fetch: over(line), attempts: 1 });
  const settings = {
    ...{ ...usualSettings, server: demo.url, driver: 'emulated', folder, cardWaitSeconds: 2 },
    driverSettings: { folder: join(demo.dataDir, 'demo-counter', 'cards'), readers: [ownReader] },
    origins: [demo.url],
  };
  const secret = await pairingOf(settings).renew();
  const quiet = { notice: () => undefined, report: () => undefined };
  const begin = async (port: number) => {
    const loket = await openLoket({ ...settings, port }, { ...quiet, centre: httpCentre(caller) });
    const bridge = await openBridge(loket, { ...settings, port }, { version: 'test', ...quiet });
    return { loket, bridge };
  };
  let running = await begin(0);
  const { port } = running.bridge;
  return {
    ...{ port, secret, line },
    lay: (card) => driverOf(running.loket).lay(ownReader, card),
    lift: () => driverOf(running.loket).lift(ownReader),
    paired: () => ({ storageState: pairedWith(demo.url, { port, secret }) }),
    restart: async () => {
      await end(running);
      running = await begin(port);
    },
    close: async () => {
      await end(running);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function end({ loket, bridge }: { loket: Loket; bridge: Bridge }): Promise<void> {
  bridge.stopping();
  await bridge.close();
  await loket.close();
}

function driverOf({ driver }: Loket): EmulatedDriver {
  if (!isEmulatedDriver(driver)) throw new Error('the test has a real reader');
  return driver;
}

function pairedWith(origin: string, pairing: { readonly port: number; readonly secret: string }) {
  const kept = { name: 'setrum.counter.pairing', value: JSON.stringify(pairing) };
  return { cookies: [], origins: [{ origin, localStorage: [kept] }] };
}

function over(line: TestLine): typeof fetch {
  return async (input, init) => {
    if (line.fault === 'cut') throw new TypeError('fetch failed', { cause: new Error('cut') });
    while (line.fault === 'held') await new Promise((resolve) => setTimeout(resolve, 20));
    const response = await fetch(input, init);
    if (line.fault === 'lost') throw new TypeError('fetch failed', { cause: new Error('lost') });
    return response;
  };
}
