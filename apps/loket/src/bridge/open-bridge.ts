import { join, resolve } from 'node:path';
import type { Loket, LoketSettings } from '../agent/index.ts';
import { isEmulatedDriver } from '../driver/index.ts';
import { Attempts } from './attempts.ts';
import { Pairing } from './pairing.ts';
import { BRIDGE_PROTOCOL, usualLimits } from './protocol.ts';
import { type Bridge, startBridge } from './server.ts';
import { bridgeVerbNames } from './verbs.ts';

export interface OpenBridgePorts {
  /** The agent's own version. */
  readonly version: string;
  readonly notice: (text: string) => void;
  /** Errors that are not of the catalogue. */
  readonly report: (error: unknown) => void;
}

/** Where the digest of the pairing secret is kept. */
export function pairingOf(settings: Pick<LoketSettings, 'folder'>): Pairing {
  return new Pairing(join(resolve(settings.folder), 'pairing.json'));
}

/** Opens the bridge of a counter. SETRUM_PORT_IN_USE. */
export async function openBridge(
  loket: Loket,
  settings: LoketSettings,
  { version, notice, report }: OpenBridgePorts,
): Promise<Bridge> {
  const { agent, desk, driver, printer } = loket;
  const emulated = isEmulatedDriver(driver) ? driver : null;
  return await startBridge({
    port: settings.port,
    origins: settings.origins,
    board: agent.board,
    notice,
    room: {
      workplace: { desk, emulated },
      pairing: pairingOf(settings),
      attempts: new Attempts(),
      greeting: {
        protocol: BRIDGE_PROTOCOL,
        agent: version,
        driver: { name: driver.name, version: driver.version },
        verbs: bridgeVerbNames(emulated !== null),
        printer: printer.name,
        soldBy: settings.soldBy,
      },
      limits: usualLimits,
      report,
    },
  });
}
