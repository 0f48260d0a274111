import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { SetrumError } from '@setrum/errors';
import type { HostConfig, ListenerConfig } from '../config.ts';
import { isLoopback } from '../link/candidates.ts';

export interface Listening {
  readonly server: Server;
  readonly port: number;
}

/**
 * Opens a port. `fingerprint` is that of the client's certificate, null without TLS. Throws SETRUM_HOST_PLAIN for plain TCP that others
 * could reach, SETRUM_PORT_IN_USE.
 */
export async function listen(
  listener: ListenerConfig,
  config: HostConfig,
  accept: (socket: Socket, fingerprint: string | null) => void,
  onFailure: (reason: string) => void,
): Promise<Listening> {
  const { host, tls } = listener;
  if (
    tls === null &&
    !config.allowPlain &&
    !isLoopback(host === 'localhost' ? '127.0.0.1' : host)
  ) {
    throw new SetrumError('SETRUM_HOST_PLAIN', { host });
  }
  const server = tls === null ? createServer({ allowHalfOpen: true }) : tlsServer(tls, config);
  if (tls === null) server.on('connection', (socket: Socket) => accept(socket, null));
  else {
    server.on('tlsClientError', (error: Error) => onFailure(`TLS: ${error.message}`));
    server.on('secureConnection', (socket: TLSSocket) => {
      accept(socket, socket.getPeerCertificate().fingerprint256 ?? '');
    });
  }
  // Handshakes that are not done yet count too.
  server.maxConnections = config.maxConnections;
  await new Promise<void>((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void => {
      const inUse = error.code === 'EADDRINUSE';
      const coded = new SetrumError(
        'SETRUM_PORT_IN_USE',
        { port: listener.port },
        { cause: error },
      );
      reject(inUse ? coded : error);
    };
    server.once('error', refuse);
    server.listen(listener.port, host, () => {
      // Later ones are of single connections, as when the process has no file handles left.
      server.off('error', refuse).on('error', (error: Error) => onFailure(error.message));
      resolve();
    });
  });
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0 };
}

/** The client must hold the key of its certificate; whose it is, the links know by its fingerprint. */
function tlsServer(tls: NonNullable<ListenerConfig['tls']>, config: HostConfig): Server {
  return createTlsServer({
    cert: tls.cert,
    key: tls.key,
    ...(tls.clientCa !== null && { ca: tls.clientCa }),
    requestCert: true,
    rejectUnauthorized: tls.clientCa !== null,
    minVersion: 'TLSv1.2',
    handshakeTimeout: config.handshakeTimeoutMs,
    allowHalfOpen: true,
  });
}
