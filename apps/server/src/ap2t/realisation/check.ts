import { SetrumError } from '@setrum/errors';
import type { Application } from '../application/model.ts';
import type { CustomerRecord } from '../customer/model.ts';
import { dayProblem, madeOn } from './check-day.ts';
import type { RealisationInput } from './schema.ts';

/** What a realisation is held against. */
export interface FieldFacts {
  readonly application: Application;
  /** As the master register has the customer; null for a new one. */
  readonly customer: CustomerRecord | null;
  readonly at: Date;
}

/** Whether a meter is taken away: one is put in where another hangs. */
export function takesMeterAway({ application, customer }: FieldFacts): boolean {
  return application.meterChange && customer !== null && customer.state === 'active';
}

/** Refuses a realisation that cannot be so; throws SETRUM_REALISATION_INVALID with the first thing that is wrong. */
export function checkRealisation(input: RealisationInput, facts: FieldFacts): void {
  const { application, at } = facts;
  const wrong = dayProblem(input.doneOn, madeOn(application), at) ?? meterProblem(input, facts);
  const problem = wrong ?? removalProblem(input, facts);
  if (problem !== null)
    throw new SetrumError('SETRUM_REALISATION_INVALID', {
      agendaNo: application.agendaNo,
      detail: problem,
    });
}

function meterProblem(input: RealisationInput, { application }: FieldFacts): string | null {
  const { installedMeter, installed } = input;
  const { meterChange, product, meterNo } = application;
  if (!meterChange) {
    const none = installedMeter === undefined && installed === undefined;
    return none ? null : 'installedMeter: meter tetap / the meter stays';
  }
  if (installedMeter === undefined) return 'installedMeter: wajib / missing';
  if (product !== 'postpaid' && installedMeter !== meterNo)
    return `installedMeter: bukan meter yang diaktivasi / not the activated meter (${meterNo})`;
  if (product === 'postpaid' && installed === undefined) return 'installed: wajib / missing';
  return null;
}

function removalProblem(input: RealisationInput, facts: FieldFacts): string | null {
  const { removed } = input;
  const { customer } = facts;
  if (!takesMeterAway(facts))
    return removed === undefined ? null : 'removed: tidak ada meter lama / there is no old meter';
  if (removed === undefined) return 'removed: wajib / missing';
  const known = customer?.meterNo ?? null;
  if (known === null && removed.meterNo === undefined) return 'removed.meterNo: wajib / missing';
  if (known !== null && removed.meterNo !== undefined && removed.meterNo !== known)
    return `removed.meterNo: di DIL / in the register ${known}`;
  if (customer?.product === 'postpaid') {
    if (removed.lwbpKwh === undefined) return 'removed.lwbpKwh: stand cabut wajib / missing';
    return removed.remainingDkwh === undefined
      ? null
      : 'removed.remainingDkwh: pascabayar / postpaid';
  }
  return removed.remainingDkwh === undefined ? 'removed.remainingDkwh: wajib / missing' : null;
}
