import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateAll, type RunningServer, serverDefaults, startServer } from '@setrum/server';
import { createTestDatabase } from '../../../../../../tests/support/database.ts';
import { seedDemoDesk } from '../../desk/seed.ts';
import { seedDemoWorld } from '../../world.ts';
import { openPlaygrounds } from '../host.ts';
import { type PlaygroundLimits, Playgrounds } from '../playgrounds.ts';
import { playgroundRoutes } from '../routes.ts';
import type { Action } from '../schema/action.ts';
import type { State } from '../schema/state.ts';

/** A demo server with playgrounds, for tests. */
export interface PlaygroundWorld {
  readonly server: RunningServer;
  /** Others at the same server, with limits of their own and no routes. */
  another(limits: PlaygroundLimits): Promise<Playgrounds>;
  /** Over HTTP: fails when the answer is a problem. */
  begin(body?: object): Promise<Player>;
  post(path: string, body: object): Promise<{ readonly status: number; readonly body: unknown }>;
  close(): Promise<void>;
}

export interface Player {
  readonly first: State;
  act(action: Action): Promise<State>;
}

const path = '/api/demo/playground';

export async function createPlaygroundWorld(): Promise<PlaygroundWorld> {
  const home = await createTestDatabase({
    template: 'setrum',
    prepare: async (url) => void (await migrateAll(url)),
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'setrum-playground-test-'));
  const playgrounds = new Playgrounds();
  const server = await startServer({
    ...{ ...serverDefaults, port: 0, dataDir, databaseUrl: home.url },
    extend: (http) => playgroundRoutes(http, playgrounds),
  });
  const keys = await seedDemoWorld(server, dataDir);
  const password = await seedDemoDesk(server, dataDir);
  const secrets = { dataDir, keys, password };
  await openPlaygrounds(playgrounds, server, secrets);
  const post = async (url: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${server.url}${path}${url}`, init);
    return { status: response.status, body: (await response.json()) as unknown };
  };
  const stateOf = async (url: string, given: object): Promise<State> => {
    const { status, body } = await post(url, given);
    if (status >= 300) throw new Error(JSON.stringify(body));
    return body as State;
  };
  return {
    server,
    post,
    async another(limits) {
      const others = new Playgrounds(limits);
      await openPlaygrounds(others, server, secrets);
      return others;
    },
    async begin(body = {}) {
      const first = await stateOf('', body);
      return { first, act: (action) => stateOf(`/${first.id}/actions`, action) };
    },
    async close() {
      await server.stop();
      await home.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
