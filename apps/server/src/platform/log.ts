import { pino } from 'pino';

export type Logger = pino.Logger;

/**
 * The structured log, on standard error: standard output belongs to what a command prints.
 * Tokens, access keys and keys are censored by path as a second line of defence; the first is not to log them.
 */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: [
          'token',
          '*.token',
          'mailbox',
          '*.mailbox',
          'headers.authorization',
          'req.headers.authorization',
        ],
        censor: '[removed]',
      },
    },
    pino.destination({ fd: 2, sync: true }),
  );
}
