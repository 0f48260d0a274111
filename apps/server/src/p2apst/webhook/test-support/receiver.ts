import { once } from 'node:events';
import { createServer } from 'node:http';

/** A delivery as the receiver got it. */
export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly json: {
    readonly id: string;
    readonly event: string;
    readonly subject: string;
    readonly data: Readonly<Record<string, unknown>>;
  };
}

/** A partner's server: keeps what it gets, answers as it is told. */
export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** Status of the next answers; null: it never answers. */
  answer: (received: Received) => number | null | Promise<number>;
  /** Cuts every line, answered or not. */
  hangUp(): void;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const got: Received = { path: request.url ?? '', headers, body, json: JSON.parse(body) };
    received.push(got);
    const status = await receiver.answer(got);
    if (status === null) return;
    response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('thank you');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const receiver: Receiver = {
    url: `http://127.0.0.1:${address.port}/hooks`,
    received,
    answer: () => 204,
    hangUp: () => server.closeAllConnections(),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return receiver;
}
