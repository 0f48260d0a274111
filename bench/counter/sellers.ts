import { once } from 'node:events';
import { join } from 'node:path';
import {
  Attempts,
  BRIDGE_PATH,
  bridgeVerbNames,
  Pairing,
  startBridge,
  usualBridgeLimits,
} from '@setrum/loket';
import { WebSocket } from 'ws';
import type { Seller } from './sell.ts';
import { type CounterWorld, readerName } from './world.ts';

const amountCents = 5_000_000;

export function deskSeller({ desk }: CounterWorld): Seller {
  return {
    visit: async () => (await desk.visit({ reader: readerName })).visitId,
    buy: async (visitId, saleId) => (await desk.buy({ visitId, amountCents, saleId })).card,
  };
}

const origin = 'http://localhost:5173';

/** A page that sells through the bridge of this process. */
export async function pageSeller(
  world: CounterWorld,
): Promise<{ readonly seller: Seller; close(): Promise<void> }> {
  const pairing = new Pairing(join(world.folder, 'pairing.json'));
  const secret = await pairing.renew();
  const bridge = await startBridge({
    ...{ port: 0, origins: [origin], board: world.agent.board, notice: () => undefined },
    room: {
      ...{ workplace: { desk: world.desk, emulated: null }, pairing, attempts: new Attempts() },
      greeting: {
        ...{ protocol: 1, agent: 'bench', driver: { name: 'bench', version: '1' } },
        ...{ verbs: bridgeVerbNames(false), printer: 'none', soldBy: null },
      },
      limits: usualBridgeLimits,
      report: (error) => console.error(error),
    },
  });
  const socket = new WebSocket(`ws://127.0.0.1:${bridge.port}${BRIDGE_PATH}`, { origin });
  await once(socket, 'open');
  const ask = asking(socket);
  await ask('hello', { protocol: 1, secret });
  return {
    seller: {
      visit: async () => (await ask('visit', { reader: readerName })).visitId ?? '',
      buy: async (visitId, saleId) =>
        (await ask('buy', { visitId, amountCents, saleId })).card ?? '',
    },
    async close() {
      socket.close();
      await bridge.close();
    },
  };
}

interface Result {
  readonly visitId?: string;
  readonly card?: string;
}

/** One request after the other, as a page's clerk works. */
function asking(socket: WebSocket): (verb: string, params: object) => Promise<Result> {
  let ids = 0;
  return async (verb, params) => {
    const id = ++ids;
    const answered = new Promise<Result>((resolve, reject) => {
      const hear = (data: unknown): void => {
        const message = JSON.parse(String(data));
        // Lights are told in between.
        if (message.id !== id) return;
        socket.off('message', hear);
        if (message.problem === undefined) resolve(message.result);
        else reject(new Error(message.problem.code));
      };
      socket.on('message', hear);
    });
    socket.send(JSON.stringify({ id, verb, params }));
    return await answered;
  };
}
