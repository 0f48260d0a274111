import { SetrumError } from '@setrum/errors';
import { businessDay } from '../../platform/index.ts';
import type { Application } from '../application/model.ts';
import type { CustomerRecord } from '../customer/model.ts';
import { needsFitter } from './model.ts';
import type { RealisationInput, SignaturesInput } from './schema.ts';

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

/** Refuses signatures that cannot be so; throws SETRUM_SIGNATURE_INVALID. `doneOn`: when the fitter was there; null without. */
export function checkSignatures(
  input: SignaturesInput,
  application: Application,
  doneOn: string | null,
  at: Date,
): void {
  const { contract, minutes } = input;
  const fitter = needsFitter(application);
  const papers = [
    dayProblem(contract.signedOn, madeOn(application), at),
    minutes === undefined ? null : dayProblem(minutes.signedOn, doneOn ?? madeOn(application), at),
    fitter && minutes === undefined ? 'minutes: BA wajib / missing' : null,
    !fitter && minutes !== undefined ? 'minutes: tanpa pemasangan / nothing was installed' : null,
  ];
  const detail = papers.find((problem) => problem !== null) ?? null;
  if (detail !== null)
    throw new SetrumError('SETRUM_SIGNATURE_INVALID', { agendaNo: application.agendaNo, detail });
}

function madeOn({ madeAt }: Application): string {
  return businessDay(madeAt, null);
}

function dayProblem(day: string, earliest: string, at: Date): string | null {
  const today = businessDay(at, null);
  if (Number.isNaN(Date.parse(`${day}T00:00:00Z`)) || !isDay(day))
    return `${day}: bukan tanggal / no such day`;
  return earliest <= day && day <= today ? null : `${day}: ${earliest} - ${today}`;
}

/** February the 30th has the form of a day and is none. */
function isDay(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
