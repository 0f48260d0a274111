import { join } from 'node:path';
import type { ServerConfig } from './config.ts';
import {
  createGate,
  type Gate,
  identityRoutes,
  installGate,
  Passwords,
  Sessions,
  Vault,
} from './identity/index.ts';
import type { Database, HttpServer, Logger } from './platform/index.ts';
import { loadOrCreateSealingKey } from './vending/index.ts';

/** Puts the gate before all routes that are registered after it, and lets people sign in; gives the gate. */
export async function startSignIn(
  config: ServerConfig,
  database: Database,
  http: HttpServer,
  log: Logger,
): Promise<Gate> {
  const { now, identity: settings, dataDir } = config;
  const key = await loadOrCreateSealingKey(join(dataDir, 'keys', 'identity.key'));
  const sessions = new Sessions(database, now, settings.session);
  const gate = createGate({ database, now, sessions, publicUrl: settings.publicUrl });
  installGate(http, gate);
  const [passwords, vault] = [new Passwords(), new Vault(key)];
  identityRoutes(http, { database, now, sessions, passwords, vault, settings, log });
  return gate;
}
