import type { Application } from '../../records/application/model.ts';
import { dkwhOf, filledIn, isWhole, wholeOf } from './form.ts';

/** What a fitter reports, as it is typed. */
export interface Report {
  readonly doneOn: string;
  readonly fitter: string;
  readonly installedMeter: string;
  readonly installedStand: string;
  readonly removedMeter: string;
  readonly removedStand: string;
  readonly remaining: string;
  readonly seals: readonly { readonly place: string; readonly number: string }[];
  readonly tokens: Readonly<Record<string, 'taken' | 'refused'>>;
  readonly note: string;
}

export type ReportField = 'doneOn' | 'fitter' | 'installedMeter' | 'installedStand' | RemovedField;
type RemovedField = 'removedStand' | 'remaining';

/** Whether a meter is put in, and whether one is taken away: of a postpaid customer with its stand, of a prepaid one with what is left in it. */
export function workOf({ meterChange, kind, previous }: Application) {
  const removes = meterChange && kind !== 'PB' && kind !== 'PS';
  return { installs: meterChange, removes, wasPostpaid: previous?.product === 'postpaid' };
}

/** What is missing or wrong, by field. */
export function reportFaults(
  application: Application,
  report: Report,
): Readonly<Partial<Record<ReportField, 'required' | 'whole' | 'energy'>>> {
  const { installs, removes, wasPostpaid } = workOf(application);
  const faults: Partial<Record<ReportField, 'required' | 'whole' | 'energy'>> = {};
  if (report.doneOn === '') faults.doneOn = 'required';
  if (report.fitter.trim() === '') faults.fitter = 'required';
  if (installs && report.installedMeter.trim() === '') faults.installedMeter = 'required';
  if (installs && report.installedStand.trim() === '') faults.installedStand = 'required';
  if (!isWhole(report.installedStand)) faults.installedStand = 'whole';
  if (!removes) return faults;
  if (!isWhole(report.removedStand)) faults.removedStand = 'whole';
  const left = dkwhOf(report.remaining);
  if (wasPostpaid && report.removedStand.trim() === '') faults.removedStand = 'required';
  if (!wasPostpaid && left === undefined) faults.remaining = 'required';
  if (left === null) faults.remaining = 'energy';
  return faults;
}

/** The body of the step `realise`; `photos` are attachments of the application. */
export function realisationOf(
  application: Application,
  report: Report,
  photos: readonly string[] = [],
): Record<string, unknown> {
  const { installs, removes, wasPostpaid } = workOf(application);
  const { doneOn, fitter, note } = report;
  const seals = report.seals.filter(
    ({ place, number }) => place.trim() !== '' && number.trim() !== '',
  );
  const tokens = Object.entries(report.tokens).map(([requestId, said]) => ({
    requestId,
    taken: said === 'taken',
  }));
  const removed = filledIn({
    meterNo: report.removedMeter.trim(),
    lwbpKwh: wholeOf(report.removedStand),
    remainingDkwh: wasPostpaid ? undefined : dkwhOf(report.remaining),
  });
  const stand = wholeOf(report.installedStand);
  return filledIn({
    ...{ doneOn, fitter: fitter.trim(), note: note.trim(), seals },
    installedMeter: installs ? report.installedMeter.trim() : undefined,
    installed: installs && stand !== undefined ? { lwbpKwh: stand } : undefined,
    removed: removes ? removed : undefined,
    tokens: tokens.length === 0 ? undefined : tokens,
    photos: photos.length === 0 ? undefined : photos,
  });
}
