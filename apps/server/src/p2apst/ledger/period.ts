import { SetrumError } from '@setrum/errors';
import { businessDayWindow } from '../../platform/index.ts';
import type { Period } from './statement.ts';

/**
 * A period as people write it: business days (`YYYY-MM-DD`, the last one included) that end at the partner's cut-off, or instants
 * (`2026-11-23T05:00:00Z`). Throws SETRUM_BAD_REQUEST.
 */
export function periodOf(from: string, to: string, cutOff: string | null): Period {
  const period = {
    from: isDay(from) ? businessDayWindow(from, cutOff).from : instantOf(from),
    until: isDay(to) ? businessDayWindow(to, cutOff).until : instantOf(to),
  };
  if (period.until.getTime() <= period.from.getTime()) {
    throw new SetrumError('SETRUM_BAD_REQUEST', { detail: 'the period ends before it begins' });
  }
  return period;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

/** An instant with its zone, which decides what is meant. Throws SETRUM_BAD_REQUEST. */
export function instantOf(text: string): Date {
  const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
  const at = new Date(zoned.test(text) ? text : Number.NaN);
  if (Number.isNaN(at.getTime())) {
    const detail = `${text} is neither a day (2026-11-23) nor an instant (2026-11-23T05:00:00Z)`;
    throw new SetrumError('SETRUM_BAD_REQUEST', { detail });
  }
  return at;
}
