import { readFile } from 'node:fs/promises';
import { SetrumError } from '@setrum/errors';
import type { ListenerConfig } from '@setrum/server';
import type { Command } from 'commander';
import { parsePort } from './options.ts';

/** The options of `setrum serve` for the lines of partners. */
export interface Iso8583Options {
  /** False: no partner lines at all. */
  readonly iso8583: boolean;
  readonly iso8583Host: string;
  readonly iso8583Port: number;
  readonly iso8583AllowPlain?: boolean;
  readonly iso8583TlsCert?: string;
  readonly iso8583TlsKey?: string;
  readonly iso8583TlsCa?: string;
}

export const iso8583Port = 5500;

export function withIso8583Options(command: Command): Command {
  return command
    .option(
      '--iso8583-port <port>',
      'partners: frames that end with 0xFF; the port after it takes frames with a length of 2 bytes in front; 0: any free ones',
      parsePort,
      iso8583Port,
    )
    .option('--iso8583-host <host>', 'address for partners', '127.0.0.1')
    .option('--iso8583-allow-plain', 'partners may connect without TLS from other machines')
    .option('--iso8583-tls-cert <file>', 'certificate (PEM) for partners: TLS on both ends')
    .option('--iso8583-tls-key <file>', 'its key (PEM)')
    .option('--iso8583-tls-ca <file>', "who signs the partners' certificates (PEM)")
    .option('--no-iso8583', 'no partner lines');
}

/** The listeners that the options ask for. Throws SETRUM_USAGE for a certificate without its key. */
export async function listenersOf(options: Iso8583Options): Promise<readonly ListenerConfig[]> {
  if (!options.iso8583) return [];
  const { iso8583Host: host, iso8583Port: port } = options;
  const tls = await tlsOf(options);
  const common = { host, dialect: '2003', tls } as const;
  return [
    { ...common, port, framing: 'end-byte' },
    { ...common, port: port === 0 ? 0 : port + 1, framing: 'length' },
  ];
}

async function tlsOf(options: Iso8583Options): Promise<ListenerConfig['tls']> {
  const { iso8583TlsCert: cert, iso8583TlsKey: key, iso8583TlsCa: ca } = options;
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined) {
    const detail = '--iso8583-tls-cert and --iso8583-tls-key belong together';
    throw new SetrumError('SETRUM_USAGE', { detail });
  }
  const [certText, keyText, clientCa] = await Promise.all([
    readFile(cert, 'utf8'),
    readFile(key, 'utf8'),
    ca === undefined ? null : readFile(ca, 'utf8'),
  ]);
  return { cert: certText, key: keyText, clientCa };
}
