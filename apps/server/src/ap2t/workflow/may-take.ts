import { type Caller, callerMay, systemCaller } from '../../identity/index.ts';
import type { Transition } from './transitions.ts';

/** Whether a caller's roles let them take such a step. The server's own steps nobody else takes; those of payments the database alone. */
export function mayTake(caller: Caller, by: Transition['by']): boolean {
  if (by === 'payment') return false;
  return by === 'system' ? caller === systemCaller : callerMay(caller, by);
}
