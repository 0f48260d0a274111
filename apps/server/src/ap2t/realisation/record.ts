import { SetrumError } from '@setrum/errors';
import { sql } from 'kysely';
import type { HoldSales } from '../card/model.ts';
import { customerOf } from '../customer/find.ts';
import { type Removal, recordRemoval } from '../customer/removal.ts';
import { closeSupply, sellsTo } from '../customer/supply.ts';
import { checkRealisation, type FieldFacts, takesMeterAway } from './check.ts';
import { checkSignatures } from './check-signatures.ts';
import { realisationOf, realisationTables, signaturesOf } from './find.ts';
import { type FieldStep, needsFitter, type Realisation, type Signature } from './model.ts';
import { assertPhotos } from './photos.ts';
import type { RealisationInput, SignaturesInput } from './schema.ts';

/**
 * Effect of `realise`: records what the fitter did, and the removal of the meter that hung there; recorded again it is a correction. A prepaid
 * meter that is gone sells no more, though the register has it until the PDL is posted: `holdSales` of P2APST keeps a sale of this very
 * moment from getting in between. Throws SETRUM_REALISATION_INVALID, SETRUM_REALISATION_PHOTO.
 */
export async function recordRealisation(
  step: FieldStep,
  input: RealisationInput,
  holdSales?: HoldSales,
): Promise<Realisation> {
  const { transaction, application, caller, at } = step;
  const { agendaNo } = application;
  const facts = { application, customer: await customerOf(transaction, application.idpel), at };
  checkRealisation(input, facts);
  await assertPhotos(transaction, agendaNo, input.photos ?? []);
  const { installed } = input;
  const readings = installed === undefined ? null : { wbpKwh: null, kvarh: null, ...installed };
  const row = {
    done_on: input.doneOn,
    fitter: input.fitter,
    installed_meter: input.installedMeter ?? null,
    seals: JSON.stringify(input.seals),
    readings: JSON.stringify(readings),
    photos: input.photos ?? [],
    note: input.note ?? null,
    recorded_by: caller.label,
    recorded_at: at,
  };
  await realisationTables(transaction)
    .insertInto('realisation')
    .values({ agenda_no: agendaNo, revision: 1, ...row })
    .onConflict((conflict) =>
      conflict
        .column('agenda_no')
        .doUpdateSet({ ...row, revision: sql<number>`realisation.revision + 1` }),
    )
    .execute();
  if (takesMeterAway(facts)) {
    await recordRemoval(transaction, removalFrom(facts, input), { by: caller.label, at });
    await endSales(step, facts, input.doneOn, holdSales);
  }
  const recorded = await realisationOf(transaction, agendaNo);
  if (recorded === null) throw new Error(`realisation ${agendaNo} was not recorded`);
  return recorded;
}

async function endSales(
  { transaction, at }: FieldStep,
  { customer }: FieldFacts,
  on: string,
  holdSales: HoldSales | undefined,
): Promise<void> {
  if (customer === null || customer.meterNo === null || !sellsTo(customer)) return;
  const { idpel, meterNo } = customer;
  await holdSales?.(transaction, meterNo, at);
  await closeSupply(transaction, { meterNo, idpel, on });
}

function removalFrom(
  { application, customer }: FieldFacts,
  { doneOn, fitter, removed = {} }: RealisationInput,
): Removal {
  const { agendaNo, idpel, kind } = application;
  return {
    idpel,
    agendaNo,
    cause: causes[kind],
    meterNo: customer?.meterNo ?? removed.meterNo ?? '',
    removedOn: doneOn,
    fitter,
    lwbpKwh: removed.lwbpKwh ?? null,
    wbpKwh: removed.wbpKwh ?? null,
    kvarh: removed.kvarh ?? null,
    remainingDkwh: removed.remainingDkwh ?? null,
  };
}

const causes = {
  PB: 'meter-replacement',
  PS: 'reconnection',
  PD: 'power-change',
  MIGRASI: 'migration',
  DUA_ARAH: 'meter-replacement',
} as const;

/**
 * Effect of `sign`: records who signed minutes and contract; recorded again it is a correction. Throws SETRUM_PDL_NOT_REALISED,
 * SETRUM_SIGNATURE_INVALID.
 */
export async function recordSignatures(
  step: FieldStep,
  input: SignaturesInput,
): Promise<readonly Signature[]> {
  const { transaction, application, caller, at } = step;
  const { agendaNo } = application;
  const realisation = await realisationOf(transaction, agendaNo);
  if (realisation === null && needsFitter(application))
    throw new SetrumError('SETRUM_PDL_NOT_REALISED', { agendaNo });
  checkSignatures(input, application, realisation?.doneOn ?? null, at);
  const { contract, minutes } = input;
  for (const [paper, signed] of [
    ['SPJBTL', contract],
    ['BA', minutes],
  ] as const) {
    if (signed === undefined) continue;
    const row = {
      paper_no: signed.paperNo,
      signed_by: signed.signedBy,
      signed_on: signed.signedOn,
      witness: signed.witness ?? null,
      recorded_by: caller.label,
      recorded_at: at,
    };
    await realisationTables(transaction)
      .insertInto('signature')
      .values({ agenda_no: agendaNo, paper, ...row })
      .onConflict((conflict) => conflict.columns(['agenda_no', 'paper']).doUpdateSet(row))
      .execute();
  }
  return signaturesOf(transaction, agendaNo);
}
