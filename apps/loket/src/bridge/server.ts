import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { SetrumError } from '@setrum/errors';
import { type WebSocket, WebSocketServer } from 'ws';
import { problemOf } from '../agent/problem.ts';
import type { StatusBoard } from '../agent/status-board.ts';
import { settlesWithin } from '../reader/watchdog.ts';
import { assertMayKnock } from './gate.ts';
import { Page } from './page.ts';
import { BRIDGE_PATH } from './protocol.ts';
import type { SessionRoom } from './session.ts';

export interface BridgeOptions {
  readonly port: number;
  /** Origins of pages that may come, as `allowableOrigin` gives them. */
  readonly origins: readonly string[];
  readonly room: SessionRoom;
  readonly board: StatusBoard;
  /** Who came and who was turned away, for whoever looks after the counter. */
  readonly notice: (text: string) => void;
}

/** The bridge that listens. */
export interface Bridge {
  readonly port: number;
  /** Tells every page that it ends, and turns new ones away. */
  stopping(): void;
  /** Ends every connection. */
  close(): Promise<void>;
}

/** How long pages may take for the closing. */
const closeMs = 500;

/** Listens on the loopback address. SETRUM_PORT_IN_USE. */
export async function startBridge(options: BridgeOptions): Promise<Bridge> {
  const { room, board, notice } = options;
  const { limits } = room;
  const pages = new Set<Page>();
  let isStopping = false;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    clientTracking: false,
  });
  const server = createServer(refuseRequest);
  // Those who have not said yet what they want are bounded as well.
  server.maxConnections = 2 * limits.connections;
  const port = await listen(server, options.port);

  const admit = (request: IncomingMessage): void => {
    const { host, origin } = request.headers;
    assertMayKnock({ host, origin }, port, options.origins);
    if (request.url !== BRIDGE_PATH) throw new SetrumError('SETRUM_NOT_FOUND');
    if (isStopping) throw new SetrumError('SETRUM_LOKET_STOPPING');
    if (pages.size >= limits.connections) throw new SetrumError('SETRUM_BRIDGE_FULL');
  };
  const welcome = (socket: WebSocket, origin: string): void => {
    const page: Page = new Page(socket, room, () => pages.delete(page));
    pages.add(page);
    notice(`page of ${origin} connected`);
  };
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    try {
      admit(request);
    } catch (error) {
      notice(`turned away: ${error instanceof Error ? error.message : String(error)}`);
      refuseUpgrade(socket, error);
      return;
    }
    const { origin = '' } = request.headers;
    sockets.handleUpgrade(request, socket, head, (opened) => welcome(opened, origin));
  });
  const forget = board.subscribe(() => {
    const readers = room.workplace.desk.readers();
    for (const page of pages) page.session.tell({ event: 'readers', readers });
  });

  return {
    port,
    stopping() {
      isStopping = true;
      for (const page of pages) page.session.tell({ event: 'stopping' });
    },
    async close() {
      isStopping = true;
      forget();
      for (const page of pages) page.close(1001, 'the counter stops');
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      if (await settlesWithin(closed, closeMs)) return;
      for (const page of pages) page.terminate();
      await closed;
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new SetrumError('SETRUM_PORT_IN_USE', { port }, { cause: error });
    }
    throw error;
  }
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** There is nothing here for anybody but a page with a WebSocket. */
function refuseRequest(_request: IncomingMessage, response: ServerResponse): void {
  const body = JSON.stringify(problemOf(new SetrumError('SETRUM_NOT_FOUND')));
  response.writeHead(404, { 'content-type': 'application/problem+json' }).end(body);
}

function refuseUpgrade(socket: Duplex, error: unknown): void {
  const body = JSON.stringify(problemOf(error));
  const head = [
    'HTTP/1.1 403 Forbidden',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
