import type { RunningServer } from '@setrum/server';
import { deskClient } from './client.ts';
import { seedDemoPeople } from './people.ts';
import { seedDemoStock } from './stock.ts';

/** Puts people, units and a stock of meters into a demo, once; gives the password that its people sign in with. */
export async function seedDemoDesk(server: RunningServer, dataDir: string): Promise<string> {
  const password = await seedDemoPeople(server, dataDir);
  await seedDemoStock(deskClient(server.url, password));
  return password;
}
