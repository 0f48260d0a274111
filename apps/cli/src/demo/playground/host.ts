import type { RunningServer } from '@setrum/server';
import type { DemoKeys } from '../keys.ts';
import { seedPlaygroundSeller } from './part/seller.ts';
import type { Playgrounds } from './playgrounds.ts';

export interface DemoSecrets {
  readonly dataDir: string;
  readonly keys: DemoKeys;
  /** Of the demo's people. */
  readonly password: string;
}

/** Opens the playgrounds of a demo server whose world is there: visitors may come. */
export async function openPlaygrounds(
  playgrounds: Playgrounds,
  server: RunningServer,
  { dataDir, keys, password }: DemoSecrets,
): Promise<void> {
  const { url: serverUrl, database, securityModule } = server;
  const counter = await seedPlaygroundSeller(database, dataDir);
  const { cards } = securityModule;
  playgrounds.open({
    ...{ serverUrl, database, cards, password },
    keys: { counter, staff: keys.staff },
  });
}
