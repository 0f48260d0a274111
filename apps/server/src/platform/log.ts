import { type DestinationStream, pino } from 'pino';

export type Logger = pino.Logger;

/** What must not stand in a log: what opens something, and what tells who somebody is and where they live. */
const secrets = ['token', 'mailbox', 'password', 'totp', 'recoveryCode', 'csrf', 'secret'];
const personal = ['nik', 'identityNo', 'address', 'phone', 'email'];
const headers = ['authorization', 'cookie', 'set-cookie', 'x-csrf-token'];

const paths = [
  ...[...secrets, ...personal].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  ...headers.flatMap((name) => [`headers["${name}"]`, `*.headers["${name}"]`]),
];

/**
 * The structured log, on standard error: standard output belongs to what a command prints.
 * Tokens, keys and personal data are censored by path as a second line of defence; the first is not to log them.
 */
export function createLogger(
  level: string,
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Logger {
  const redact = { paths, censor: '[removed]' };
  return pino({ level, base: null, redact, serializers: { err: told } }, destination);
}

/** An error as it is logged: pg hangs its whole connection on it, with the key that cancels what runs there. */
function told(error: Error): object {
  const { client: _client, ...rest } = { client: null, ...pino.stdSerializers.err(error) };
  return rest;
}
