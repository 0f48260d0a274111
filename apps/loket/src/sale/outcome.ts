import { catalogue, SetrumError } from '@setrum/errors';

/** Refusals at the door: they say nothing of an earlier sending of the same request, which may have been sold. */
const atTheDoor: readonly (number | null)[] = [null, 400, 401, 403];

/** Refusals of a status like those at the door, which the centre yet decides on and keeps under the request key. */
const decided: readonly string[] = ['SETRUM_PARTNER_BLOCKED', 'SETRUM_OUTSIDE_SERVICE_HOURS'];

/**
 * Whether an error of the centre ends a sale. Without a decision its outcome is open: an earlier sending, whose answer was lost, may have been
 * sold before the access key was withdrawn or the request was turned away.
 */
export function isDecision(error: unknown): error is SetrumError {
  if (!(error instanceof SetrumError)) return false;
  if (decided.includes(error.code)) return true;
  return error.code !== 'SETRUM_NOT_FOUND' && !atTheDoor.includes(catalogue[error.code].http);
}
