import { SetrumError } from '@setrum/errors';
import type { Application } from '../application/model.ts';
import { dayProblem, madeOn } from './check-day.ts';
import { needsFitter } from './model.ts';
import type { SignaturesInput } from './schema.ts';

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
