import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { SetrumError } from '@setrum/errors';
import { problemOf } from './problem.ts';

/** Answers what is no HTTP, too long in its head, or too slow to come, as a problem like any other, and ends the connection. */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const status = statusOf(error.code);
  const reason = STATUS_CODES[status] ?? '';
  const problem = problemOf(new SetrumError('SETRUM_BAD_REQUEST', { detail: reason }), undefined);
  const body = JSON.stringify({ ...problem, status });
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}

function statusOf(code: string | undefined): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
}
