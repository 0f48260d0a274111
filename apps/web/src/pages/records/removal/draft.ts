import { tenthsOf, wholeOf } from '../complaint/replacement.ts';

/** What is typed of a removal, as it is typed. */
export interface RemovalDraft {
  readonly removedOn: string;
  readonly fitter: string;
  readonly lwbp: string;
  readonly wbp: string;
  readonly kvarh: string;
  readonly remaining: string;
}

export type RemovalFault = 'required' | 'dayWrong' | 'numberWrong';

/** The most that a prepaid meter can hold, tenths of a kWh, as the server takes it. */
const mostDkwh = 1_300_000;

/** What is wrong with a draft, by field; `today` as YYYY-MM-DD. */
export function faultsOf(
  draft: RemovalDraft,
  today: string,
): Readonly<Partial<Record<keyof RemovalDraft, RemovalFault>>> {
  const { removedOn, fitter, lwbp, wbp, kvarh, remaining } = draft;
  const left = tenthsOf(remaining);
  const isNoDay = !/^\d{4}-\d{2}-\d{2}$/.test(removedOn) || removedOn > today;
  return {
    ...(isNoDay ? { removedOn: 'dayWrong' } : {}),
    ...(fitter.trim() === '' ? { fitter: 'required' } : {}),
    ...(wholeOf(lwbp) === undefined ? { lwbp: 'numberWrong' } : {}),
    ...(wholeOf(wbp) === undefined ? { wbp: 'numberWrong' } : {}),
    ...(wholeOf(kvarh) === undefined ? { kvarh: 'numberWrong' } : {}),
    ...(left === undefined || (left ?? 0) > mostDkwh ? { remaining: 'numberWrong' } : {}),
  };
}

/** The body of POST /api/v1/customers/{idpel}/removal, of a draft without faults; what was not read is left out. */
export function removalOf(draft: RemovalDraft): object {
  const { removedOn, fitter, lwbp, wbp, kvarh, remaining } = draft;
  const readings = {
    ...{ lwbpKwh: wholeOf(lwbp), wbpKwh: wholeOf(wbp), kvarh: wholeOf(kvarh) },
    remainingDkwh: tenthsOf(remaining),
  };
  const read = Object.entries(readings).filter(([, value]) => typeof value === 'number');
  return { removedOn, fitter: fitter.trim(), ...Object.fromEntries(read) };
}
