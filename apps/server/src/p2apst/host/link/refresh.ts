import { SetrumError } from '@setrum/errors';
import type { RunningHost } from '../host.ts';

/** Lets the host read the links anew after a change. Throws SETRUM_UNAVAILABLE: the change stands, and is read by itself in a moment. */
export async function refresh(host: Pick<RunningHost, 'refreshLinks'>): Promise<void> {
  try {
    await host.refreshLinks();
  } catch (error) {
    throw new SetrumError('SETRUM_UNAVAILABLE', {}, { cause: error });
  }
}
