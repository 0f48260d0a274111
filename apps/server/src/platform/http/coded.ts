import { SetrumError } from '@setrum/errors';
import type { FastifyError } from 'fastify';
import { isLostRace, isPassing, isTaken } from '../database/failure.ts';

/**
 * What a caller hears of an error: the coded error that it is; SETRUM_BAD_REQUEST for what Fastify refuses; SETRUM_BUSY where others were
 * faster in the database (also with the same request key), SETRUM_UNAVAILABLE where it could not be reached, which the same request may get over; else SETRUM_INTERNAL.
 */
export function codedError(error: FastifyError | SetrumError): SetrumError {
  if (error instanceof SetrumError) return error;
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return new SetrumError('SETRUM_BAD_REQUEST', { detail: error.message }, { cause: error });
  if (isLostRace(error) || isTaken(error))
    return new SetrumError('SETRUM_BUSY', {}, { cause: error });
  if (isPassing(error)) return new SetrumError('SETRUM_UNAVAILABLE', {}, { cause: error });
  return new SetrumError('SETRUM_INTERNAL', {}, { cause: error });
}
