import type { ConnectionRules } from '@setrum/tariff';
import { businessDay } from '../../platform/index.ts';
import type { MakePapers, ReplacementStep } from '../complaint/ports.ts';
import type { CustomerRecord } from '../customer/model.ts';
import type { InstallationData, RemovalData } from '../document/data/minutes.ts';
import type { Documents } from '../document/documents.ts';
import { customerMeterOf, limiterOf, meterPartOf } from './parts.ts';

/** BA Bongkar and BA Pasang of a meter that was replaced after a complaint (PENGADUAN TEKNIK). */
export function replacementPapers(documents: Documents, connection: ConnectionRules): MakePapers {
  return async (step) => {
    const { transaction, complaint, caller, at } = step;
    const made = { unit: complaint.unit, by: caller.label, at };
    const removal = removalOf(step);
    if (removal !== null)
      await documents.make(transaction, { kind: 'BA_BONGKAR', data: removal, ...made });
    const data = installationOf(step, connection);
    await documents.make(transaction, { kind: 'BA_PASANG', data, ...made });
  };
}

function removalOf(step: ReplacementStep): RemovalData | null {
  const { before, order } = step;
  const meter = customerMeterOf(before);
  if (meter === null) return null;
  const { standKwh, peakStandKwh, remainingDkwh } = order.removal;
  return {
    ...visitOf(step, before),
    ...{ meter, seals: [], reason: 'meter-replacement', removedOn: businessDay(step.at, null) },
    ...{ standKwh, peakStandKwh, remainingDkwh, condition: null },
  };
}

function installationOf(step: ReplacementStep, connection: ConnectionRules): InstallationData {
  const { after, order, newMeter } = step;
  const stand = order.installedStandKwh;
  return {
    ...visitOf(step, after),
    ...{ meter: meterPartOf(newMeter), seals: [...order.seals], cardNo: null },
    ...{ installedOn: businessDay(step.at, null), remainingDkwh: null },
    limiterAmpere: limiterOf(after.powerVa, connection),
    standDkwh: stand === null ? null : stand * 10,
  };
}

function visitOf({ complaint, order }: ReplacementStep, customer: CustomerRecord) {
  const { name, address, phone, rtRw, kddk, substation, pole } = customer;
  const { product, tariff, powerVa } = customer;
  return {
    ...{ application: 'PENGADUAN', agendaNo: complaint.agendaNo, idpel: complaint.idpel },
    ...{ workOrderNo: null, customer: { name, address, phone }, fitter: order.fitter },
    site: { address, rtRw, kddk, substation, pole },
    service: { product, tariff, powerVa },
  } as const;
}
