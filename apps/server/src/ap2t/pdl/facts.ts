import { SetrumError } from '@setrum/errors';
import type { AnyTransaction } from '../../platform/index.ts';
import type { Application } from '../application/model.ts';
import { customerOf } from '../customer/find.ts';
import { lastEntryOf } from '../customer/history.ts';
import { removalOf } from '../customer/removal.ts';
import { realisationOf, signaturesOf } from '../realisation/find.ts';
import { needsFitter } from '../realisation/model.ts';
import { lastBilledOf } from '../ujl/bills.ts';
import type { MeterFacts } from './model.ts';
import { migrates, type PdlFacts } from './propose.ts';

/** Looks a meter up in stock; null when it never was there. `lockMeter` of meter-stock is one. */
export type MeterLookup = (
  transaction: AnyTransaction,
  meterNo: string,
) => Promise<MeterFacts | null>;

/** Reads what a PDL is proposed from. Throws SETRUM_PDL_NOT_REALISED, SETRUM_PDL_NOT_SIGNED. */
export async function pdlFacts(
  transaction: AnyTransaction,
  application: Application,
  meterOf: MeterLookup,
  at: Date,
): Promise<PdlFacts> {
  const { agendaNo, idpel, meterChange } = application;
  const realisation = await realisationOf(transaction, agendaNo);
  if (realisation === null && needsFitter(application))
    throw new SetrumError('SETRUM_PDL_NOT_REALISED', { agendaNo });
  const signatures = await signaturesOf(transaction, agendaNo);
  const contract = signatures.find(({ paper }) => paper === 'SPJBTL');
  if (contract === undefined) throw new SetrumError('SETRUM_PDL_NOT_SIGNED', { agendaNo });
  const customer = await customerOf(transaction, idpel);
  const kept = meterChange ? null : (customer?.meterNo ?? null);
  const meterNo = realisation?.installedMeter ?? kept;
  const used = customer?.state === 'active' && migrates({ application, customer });
  return {
    application,
    customer,
    lastFrom: (await lastEntryOf(transaction, idpel))?.effectiveFrom ?? null,
    realisation,
    removal: await removalOf(transaction, agendaNo),
    contract,
    meter: meterNo === null ? null : await meterOf(transaction, meterNo),
    lastBilled: used ? await lastBilledOf(transaction, idpel) : null,
    at,
  };
}
