import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import {
  createCodec,
  FrameReader,
  type Framing,
  frame,
  type IsoMessage,
  type PlnDialect,
  plnDialect2003,
} from '@setrum/iso8583';

/** What a host in a test does with a message: as many answers as it likes, now or later. */
export type Script = (
  message: IsoMessage,
  line: {
    answer(message: IsoMessage): void;
    /** Breaks the line. */
    cut(): void;
    sendBytes(bytes: Uint8Array): void;
  },
) => void;

export interface ScriptedHost {
  readonly port: number;
  /** Everything that came, in order. */
  readonly received: readonly IsoMessage[];
  /** Whether the script answered the newest message at once, or broke the line. */
  readonly hasAnswered: boolean;
  /** Connections taken so far. */
  readonly connections: number;
  play(script: Script): void;
  /** Sends a request of the host's own on every link. */
  ask(message: IsoMessage): void;
  stop(): Promise<void>;
}

export interface ScriptedHostOptions {
  readonly framing?: Framing;
  readonly dialect?: PlnDialect;
  readonly tls?: { readonly ca: string; readonly cert: string; readonly key: string };
}

/** A host of a test's own: it knows nothing but what its script says. */
export async function scriptedHost(
  script: Script,
  { framing = 'end-byte', dialect = plnDialect2003, tls }: ScriptedHostOptions = {},
): Promise<ScriptedHost> {
  const codec = createCodec(dialect);
  const received: IsoMessage[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let hasAnswered = false;
  let playing = script;
  const onSocket = (socket: Socket): void => {
    connections += 1;
    sockets.add(socket);
    const reader = new FrameReader(framing);
    const line = {
      answer: (answer: IsoMessage) => {
        hasAnswered = true;
        socket.write(frame(codec.pack(answer), framing));
      },
      cut: () => {
        hasAnswered = true;
        socket.resetAndDestroy();
      },
      sendBytes: (bytes: Uint8Array) => void socket.write(bytes),
    };
    socket.on('data', (chunk) => {
      for (const bytes of reader.push(chunk).frames) {
        const message = codec.unpack(bytes);
        received.push(message);
        hasAnswered = false;
        playing(message, line);
      }
    });
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  };
  const server =
    tls === undefined
      ? createServer(onSocket)
      : createTlsServer({ ...tls, requestCert: true, rejectUnauthorized: true }, onSocket);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    received,
    get hasAnswered() {
      return hasAnswered;
    },
    get connections() {
      return connections;
    },
    play: (next) => {
      playing = next;
    },
    ask: (message) => {
      for (const socket of sockets) socket.write(frame(codec.pack(message), framing));
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The answer that says `code` and nothing else. */
export function plainAnswer(message: IsoMessage, code = '0000'): IsoMessage {
  const type = createCodec(plnDialect2003).messageType(message.mti);
  return { mti: type?.counterpart ?? '2810', fields: { ...message.fields, 39: code } };
}
