import { type Application, tariffCode } from '../application/model.ts';
import type { CustomerRecord } from '../customer/model.ts';
import type { Removal } from '../customer/removal.ts';
import type { Realisation, Signature } from '../realisation/model.ts';
import type { LastBilled } from '../ujl/bills.ts';
import type { MeterFacts, PdlProposal } from './model.ts';
import { mutationOf } from './mutation.ts';

/** What a PDL is proposed from and held against. */
export interface PdlFacts {
  readonly application: Application;
  /** As the master register has the customer; null for a new one. */
  readonly customer: CustomerRecord | null;
  /** From when the customer's last entry holds; null for a new one. */
  readonly lastFrom: string | null;
  /** Null where no fitter was needed. */
  readonly realisation: Realisation | null;
  readonly removal: Removal | null;
  /** The signed SPJBTL. */
  readonly contract: Signature;
  /** The meter of the new data, as the stock has it; null when it never was in stock. */
  readonly meter: MeterFacts | null;
  /** Up to which stand a postpaid customer was billed; null where nothing tells. */
  readonly lastBilled: LastBilled | null;
  readonly at: Date;
}

/**
 * Whether an application takes a customer from postpaid to prepaid, so that a deposit is settled: MIGRASI, and PS of one who was removed as
 * postpaid; then nothing was used since the last bill.
 */
export function migrates({ application, customer }: Pick<PdlFacts, 'application' | 'customer'>) {
  return customer?.product === 'postpaid' && application.product !== 'postpaid';
}

/** What a PDL should say, by everything that is on record before it. */
export function proposePdl(facts: PdlFacts): PdlProposal {
  const { application, contract, removal, realisation } = facts;
  const effectiveOn = realisation?.doneOn ?? contract.signedOn;
  const settles = migrates(facts);
  return {
    name: application.name,
    identityNo: application.identityNo,
    phone: application.phone,
    email: application.email,
    address: application.address,
    rtRw: application.rtRw,
    kddk: application.kddk,
    substation: application.substation,
    pole: application.pole,
    purpose: application.purpose,
    product: application.product,
    tariff: tariffCode(application),
    powerVa: application.powerVa,
    ...meterOf(facts),
    removedMeterNo: removal?.meterNo ?? null,
    removedLwbpKwh: removal?.lwbpKwh ?? null,
    removedWbpKwh: removal?.wbpKwh ?? null,
    removedKvarh: removal?.kvarh ?? null,
    remainingDkwh: removal?.remainingDkwh ?? null,
    lastBilledLwbpKwh: settles ? (facts.lastBilled?.lwbpKwh ?? null) : null,
    lastBilledWbpKwh: settles ? (facts.lastBilled?.wbpKwh ?? null) : null,
    bpCents: costOf(application, '01'),
    ujlCents: costOf(application, '08'),
    contractNo: contract.paperNo,
    contractOn: contract.signedOn,
    // The key by which the money rules find the local tax.
    ppjCode: application.unit,
    stampCode: null,
    mutationKind: mutationOf(application),
    mutationMonth: monthOf(effectiveOn),
    effectiveOn,
    surplusWish: settles ? 'token' : null,
    shortageWish: settles ? 'bill' : null,
    instalmentCount: settles ? 1 : null,
  };
}

type MeterPart = Pick<
  PdlProposal,
  'meterNo' | 'meterMake' | 'meterType' | 'meterKind' | 'factoryNo' | 'registerNo' | 'phases'
>;

/** The meter that was put in, or the one that stays. */
function meterOf({ application, customer, realisation, meter }: PdlFacts): MeterPart {
  const kept = application.meterChange ? null : customer;
  return {
    meterNo: realisation?.installedMeter ?? kept?.meterNo ?? null,
    meterMake: meter?.brand ?? kept?.meterMake ?? null,
    meterType: meter?.type ?? kept?.meterType ?? null,
    meterKind: meter?.kind ?? kept?.meterKind ?? null,
    factoryNo: meter?.factoryNo ?? kept?.factoryNo ?? null,
    registerNo: null,
    phases: meter?.phases ?? kept?.phases ?? null,
  };
}

/** What an application's costs have under a code; 0 without such a line. */
export function costOf({ costs }: Application, code: string): number {
  return costs.lines
    .filter((line) => line.code === code)
    .reduce((sum, { amountCents }) => sum + amountCents, 0);
}

/** The month of a day, YYYYMM. */
export function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 100 + Number(day.slice(5, 7));
}
