import type { Meter } from '@setrum/meter';
import { causeNamed } from './causes.ts';
import { usage } from './units.ts';

/** How a cause of tamper is brought about: it begins, it ends, or it has come and gone. */
export const tamperTurns = ['on', 'off', 'once'] as const;

export async function tamperWith(meter: Meter, name: string, turn: string): Promise<void> {
  const { cause } = causeNamed(name);
  if (turn === 'once') return meter.setTamper(cause);
  if (turn !== 'on' && turn !== 'off') throw usage(`a tamper goes on, off or once, not ${turn}`);
  return meter.setTampering(cause, turn === 'on');
}
