import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { SetrumError } from '@setrum/errors';
import type { BankTls } from './model.ts';

export interface SocketTarget {
  readonly host: string;
  readonly port: number;
  readonly tls: BankTls | null;
  readonly connectTimeoutMs: number;
}

/**
 * An open connection, TCP or mutual TLS. SETRUM_BANK_UNREACHABLE when it does not stand within the time: then not a
 * byte of a message has left.
 */
export function openSocket(target: SocketTarget): Promise<Socket> {
  const { host, port, tls, connectTimeoutMs } = target;
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const socket =
    tls === null
      ? connectTcp({ host, port })
      : connectTls({ servername: host, ...tls, host, port, rejectUnauthorized: true });
  const fail = (detail: string): void => {
    socket.destroy();
    reject(new SetrumError('SETRUM_BANK_UNREACHABLE', { host, port, detail }));
  };
  const onError = (error: Error): void => fail(reasonOf(error));
  const onClose = (): void => fail('the other side closed');
  const timer = setTimeout(() => fail(`not within ${connectTimeoutMs} ms`), connectTimeoutMs);
  socket.once('error', onError).once('close', onClose);
  socket.once(tls === null ? 'connect' : 'secureConnect', () => {
    clearTimeout(timer);
    socket.off('error', onError).off('close', onClose);
    socket.setNoDelay(true);
    resolve(socket);
  });
  socket.once('close', () => clearTimeout(timer));
  return promise;
}

function reasonOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
