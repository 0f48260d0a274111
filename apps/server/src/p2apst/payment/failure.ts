import { SetrumError } from '@setrum/errors';
import pg from 'pg';
import { isPassing, type Logger } from '../../platform/index.ts';

/** Whether AP2T keeps a payment because the application that it is for has gone on (ap2t.reopen_claim). */
export function isGoneOn(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === 'SA001';
}

/** What a caller hears of an error. A connection may come back; what the database itself refuses is ours to mend. */
export function failureOf(error: unknown, log: Logger): SetrumError {
  if (error instanceof SetrumError) return error;
  if (isGoneOn(error))
    return new SetrumError('SETRUM_REGISTRATION_IN_PROGRESS', {}, { cause: error });
  log.error({ err: error }, 'a payment failed');
  const code = isPassing(error) ? 'SETRUM_UNAVAILABLE' : 'SETRUM_INTERNAL';
  return new SetrumError(code, {}, { cause: error });
}
