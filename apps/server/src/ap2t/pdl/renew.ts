import { SetrumError } from '@setrum/errors';
import type { Application } from '../application/model.ts';
import type { CustomerRecord } from '../customer/model.ts';
import type { Pdl } from './model.ts';
import { migrates } from './propose.ts';

/**
 * Refuses a customer whom this application cannot change (any more). Throws SETRUM_CUSTOMER_EXISTS, SETRUM_IDPEL_UNKNOWN,
 * SETRUM_CUSTOMER_REMOVED; SETRUM_PDL_STALE when another meter hangs there than the one that was taken away.
 */
export function assertRenewable(
  { kind, idpel }: Application,
  { agendaNo, removedMeterNo }: Pdl,
  before: CustomerRecord | null,
): void {
  if (kind === 'PB') {
    if (before !== null) throw new SetrumError('SETRUM_CUSTOMER_EXISTS', { idpel });
    return;
  }
  if (before === null) throw new SetrumError('SETRUM_IDPEL_UNKNOWN', { idpel });
  if (kind !== 'PS' && before.state === 'removed')
    throw new SetrumError('SETRUM_CUSTOMER_REMOVED', { idpel });
  const hung = before.meterNo;
  if (removedMeterNo === null || hung === null || hung === removedMeterNo) return;
  const detail = `removedMeterNo ${removedMeterNo}, ${hung}`;
  throw new SetrumError('SETRUM_PDL_STALE', { agendaNo, detail });
}

/** The customer as the PDL makes them. */
export function renewed(
  application: Application,
  pdl: Pdl,
  before: CustomerRecord | null,
): CustomerRecord {
  const { idpel, kind, unit } = application;
  const connects = kind === 'PB' || kind === 'PS';
  const settles = migrates({ application, customer: before });
  return {
    ...{ idpel, unit, state: 'active', removedOn: null },
    ...{ name: pdl.name, identityNo: pdl.identityNo, phone: pdl.phone, email: pdl.email },
    ...{ address: pdl.address, rtRw: pdl.rtRw, kddk: pdl.kddk, substation: pdl.substation },
    ...{ pole: pdl.pole, purpose: pdl.purpose },
    ...{ product: pdl.product, tariff: pdl.tariff, powerVa: pdl.powerVa },
    ...{ meterNo: pdl.meterNo, meterMake: pdl.meterMake, meterType: pdl.meterType },
    ...{ meterKind: pdl.meterKind, factoryNo: pdl.factoryNo, phases: pdl.phases },
    ...{ contractNo: pdl.contractNo, contractOn: pdl.contractOn },
    connectedOn: connects ? pdl.effectiveOn : (before?.connectedOn ?? null),
    ujlHeldCents: settles ? 0 : (before?.ujlHeldCents ?? 0) + pdl.ujlCents,
  };
}
