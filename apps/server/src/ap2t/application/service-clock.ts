import { businessDay } from '../../platform/index.ts';
import type { Application, ApplicationKind, ApplicationStep } from './model.ts';

/** How soon an application is to be realised once it is paid: the service level (TMP). */
export interface ServiceTargets {
  /** Working days from payment to realisation. */
  readonly workingDays: Readonly<Record<ApplicationKind, number>>;
  /** So many working days before the target the clock says `near`. */
  readonly nearDays: number;
  /** Days that are no working days besides Saturdays and Sundays, `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
}

/** DALAM, MENDEKATI, LEWAT. */
export type ServiceLevel = 'within' | 'near' | 'over';

export interface ServiceClock {
  /** The day (WIB) by which it is to be realised; null before payment. */
  readonly targetOn: string | null;
  readonly level: ServiceLevel | null;
  /** The day it was realised or cancelled, when the clock stopped. */
  readonly stoppedOn: string | null;
}

/** PLN's own targets depend on the network and are not public for every kind: ours, to be set by the utility. */
export const defaultServiceTargets: ServiceTargets = {
  workingDays: { PB: 5, PD: 5, PS: 3, MIGRASI: 3, DUA_ARAH: 3 },
  nearDays: 1,
  holidays: [],
};

/** Where an application stands against its service level. */
export function serviceClock(
  application: Pick<Application, 'kind' | 'paidAt'>,
  steps: readonly Pick<ApplicationStep, 'toState' | 'at'>[],
  targets: ServiceTargets,
  now: Date,
): ServiceClock {
  const stopped = steps.findLast(({ toState }) => stops.has(toState))?.at ?? null;
  const stoppedOn = stopped === null ? null : businessDay(stopped, null);
  if (application.paidAt === null) return { targetOn: null, level: null, stoppedOn };
  const paidOn = businessDay(application.paidAt, null);
  const days = targets.workingDays[application.kind];
  const targetOn = workingDayAfter(paidOn, days, targets.holidays);
  const nearFrom = workingDayAfter(paidOn, Math.max(0, days - targets.nearDays), targets.holidays);
  const on = stoppedOn ?? businessDay(now, null);
  const level = on > targetOn ? 'over' : on >= nearFrom ? 'near' : 'within';
  return { targetOn, level, stoppedOn };
}

const stops: ReadonlySet<string> = new Set(['realised', 'cancelled']);

const dayMs = 86_400_000;

/** The day that is `count` working days after `day`. */
export function workingDayAfter(day: string, count: number, holidays: readonly string[]): string {
  let at = Date.parse(`${day}T00:00:00Z`);
  for (let left = count; left > 0; ) {
    at += dayMs;
    const weekday = new Date(at).getUTCDay();
    const working = weekday !== 0 && weekday !== 6 && !holidays.includes(textOf(at));
    if (working) left -= 1;
  }
  return textOf(at);
}

function textOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
