import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import {
  startTestAgent,
  type TestAgent,
  type TestAgentOptions,
} from '../../agent/test-support/test-agent.ts';
import { Attempts } from '../attempts.ts';
import { Pairing } from '../pairing.ts';
import { BRIDGE_PATH, type BridgeLimits, usualLimits } from '../protocol.ts';
import { type Bridge, startBridge } from '../server.ts';
import { verbs } from '../verbs.ts';
import { TestPage } from './test-page.ts';

export const origin = 'https://app.setrum.example';

export interface Knock {
  readonly origin?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: string;
}

/** A bridge over a test agent, and pages that come. */
export interface TestBridge {
  readonly at: TestAgent;
  readonly bridge: Bridge;
  readonly pairing: Pairing;
  readonly secret: string;
  readonly notices: string[];
  readonly reported: unknown[];
  /** Milliseconds that have gone by for whoever guesses secrets. */
  pass(ms: number): void;
  /** A connection that has not greeted yet. */
  connect(knock?: Knock): Promise<TestPage>;
  /** How a connection is turned away: the HTTP status and the problem's code. */
  turnedAway(knock: Knock): Promise<readonly [number, string]>;
  /** A page that was let in. */
  greeted(): Promise<TestPage>;
  stop(): Promise<void>;
}

export async function startTestBridge(
  options: TestAgentOptions & { readonly limits?: Partial<BridgeLimits> } = {},
): Promise<TestBridge> {
  const folder = await mkdtemp(join(tmpdir(), 'setrum-bridge-'));
  const at = await startTestAgent(options);
  const pairing = new Pairing(join(folder, 'pairing.json'));
  const secret = await pairing.renew();
  const notices: string[] = [];
  const reported: unknown[] = [];
  let clockMs = 0;
  const room = {
    workplace: { desk: at.desk, emulated: null },
    pairing,
    attempts: new Attempts(() => clockMs),
    greeting: {
      ...{ protocol: 1, agent: '0.1.0', driver: { name: 'emulated', version: '1.0.0' } },
      ...{ verbs: Object.keys(verbs), printer: 'lp0', soldBy: 'LOKET-01' },
    },
    limits: { ...usualLimits, ...options.limits },
    report: (error: unknown) => reported.push(error),
  };
  const bridge = await startBridge({
    ...{ port: 0, origins: [origin], room, board: at.agent.board },
    notice: (text) => notices.push(text),
  });
  const pages: TestPage[] = [];
  const open = ({ path = BRIDGE_PATH, headers = {}, origin: from = origin }: Knock): WebSocket =>
    new WebSocket(`ws://127.0.0.1:${bridge.port}${path}`, {
      headers: { ...headers },
      ...(from !== '' && { origin: from }),
    });
  const connect = async (knock: Knock = {}): Promise<TestPage> => {
    const socket = open(knock);
    const page = new TestPage(socket);
    pages.push(page);
    await once(socket, 'open');
    return page;
  };
  return {
    ...{ at, bridge, pairing, secret, notices, reported, connect },
    pass(ms) {
      clockMs += ms;
    },
    async turnedAway(knock) {
      const socket = open(knock);
      socket.on('error', () => undefined);
      const [, response] = await once(socket, 'unexpected-response');
      let body = '';
      for await (const chunk of response) body += chunk;
      return [response.statusCode, JSON.parse(body).code];
    },
    async greeted() {
      const page = await connect();
      await page.ask('hello', { protocol: 1, secret });
      return page;
    },
    async stop() {
      for (const page of pages) page.socket.terminate();
      await bridge.close();
      await at.stop();
      await rm(folder, { recursive: true });
    },
  };
}
