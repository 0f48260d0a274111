import { SetrumError } from '@setrum/errors';
import type { FieldStep } from '../realisation/model.ts';
import { checkEntry } from './check.ts';
import { completeEntry } from './complete.ts';
import { type MeterLookup, pdlFacts } from './facts.ts';
import { lockPdl, pdlOf, pdlTables } from './find.ts';
import type { Discrepancy, Pdl } from './model.ts';
import { proposePdl } from './propose.ts';
import { dataRowOf } from './rows.ts';
import type { PdlInput } from './schema.ts';

/**
 * Effect of `enterPdl`: enters a PDL, or enters a returned one anew; what differs from the proposal goes along as warnings. Throws
 * SETRUM_PDL_NOT_REALISED, SETRUM_PDL_NOT_SIGNED, SETRUM_PDL_INVALID (with every field and what is wrong with it), SETRUM_PDL_STATE.
 */
export async function enterPdl(
  step: FieldStep,
  input: PdlInput,
  meterOf: MeterLookup,
): Promise<Pdl> {
  const { transaction, application, caller, at } = step;
  const { agendaNo, idpel } = application;
  const facts = await pdlFacts(transaction, application, meterOf, at);
  const { data, discrepancies } = checkEntry(proposePdl(facts), input, facts);
  const errors = discrepancies.filter(({ severity }) => severity === 'error');
  const complete = completeEntry(data);
  if (errors.length > 0 || complete === null)
    throw new SetrumError('SETRUM_PDL_INVALID', { agendaNo, detail: textOf(errors) });
  const before = await lockPdl(transaction, agendaNo);
  if (before !== null && (before.returnedBy === null || before.postedBy !== null))
    throw new SetrumError('SETRUM_PDL_STATE', { agendaNo });
  const row = {
    ...dataRowOf(complete),
    revision: (before?.revision ?? 0) + 1,
    warnings: JSON.stringify(discrepancies),
    entered_by: caller.label,
    entered_at: at,
    ...{ checked_by: null, checked_at: null, approved_by: null, approved_at: null },
    ...{ returned_by: null, returned_at: null, posted_by: null, posted_at: null },
  };
  await (before === null
    ? pdlTables(transaction)
        .insertInto('pdl')
        .values({ agenda_no: agendaNo, idpel, ...row })
        .execute()
    : pdlTables(transaction)
        .updateTable('pdl')
        .set(row)
        .where('agenda_no', '=', agendaNo)
        .execute());
  const entered = await pdlOf(transaction, agendaNo);
  if (entered === null) throw new Error(`PDL ${agendaNo} was not entered`);
  return entered;
}

/** Errors as people and programs read them: `meterNo: differs (32031017679, 32000000015)`. */
function textOf(errors: readonly Discrepancy[]): string {
  return errors
    .map(({ field, code, expected, found }) => {
      const values = [expected, found].filter((value) => value !== null);
      return `${field}: ${code}${values.length === 0 ? '' : ` (${values.join(', ')})`}`;
    })
    .join('; ');
}
