import type { ConnectionRules } from '@setrum/tariff';
import type { AnyTransaction } from '../../../platform/index.ts';
import { customerOf } from '../../customer/find.ts';
import type { CustomerRecord } from '../../customer/model.ts';
import type { Meter, Signatory } from '../../document/data/parts.ts';
import type { WorkOrderData } from '../../document/data/work-order.ts';
import type { Documents } from '../../document/documents.ts';
import type { DocumentContent } from '../../document/model.ts';
import { lockMeter } from '../../meter-stock/store.ts';
import { installationOf, removalOf } from '../../paper/minutes.ts';
import { customerMeterOf, limiterOf, meterPartOf } from '../../paper/parts.ts';
import type { RealisationInput } from '../../realisation/schema.ts';
import type { Step } from '../effect.ts';

/** What papers are made with. */
export interface PaperOptions {
  readonly documents: Documents;
  readonly connection: ConnectionRules;
  readonly signatory: Signatory;
  readonly emergencyCreditDkwh: number | null;
  /** What a work order says of tokens, as the token requests of the application tell it. */
  readonly workTokens: (step: Step) => Promise<Pick<WorkOrderData, 'tokens' | 'keyChange'>>;
}

/** What is at the place, and what is to be put in and taken away. */
export interface Place {
  readonly customer: CustomerRecord | null;
  /** The meter that is put in; null where the meter stays, or is not known yet. */
  readonly installation: Meter | null;
  readonly removal: Meter | null;
}

export async function makePaper(
  { transaction, application: { unit }, caller, at }: Step,
  { documents }: PaperOptions,
  content: DocumentContent,
): Promise<void> {
  await documents.make(transaction, { ...content, unit, by: caller.label, at });
}

export async function takePapers(
  { transaction, application: { agendaNo }, caller, at, reason }: Step,
  { documents }: PaperOptions,
  kinds: readonly DocumentContent['kind'][],
): Promise<void> {
  const why = { reason: reason ?? 'ditarik / withdrawn', by: caller.label, at };
  await documents.void(transaction, { agendaNo, kinds, ...why });
}

/** BA Pasang and BA Bongkar: to be filled in by hand with the work order, filled in once the fitter has reported. */
export async function makeForms(
  step: Step,
  options: PaperOptions,
  report: RealisationInput | null,
): Promise<void> {
  const { application, transaction } = step;
  const { installation, removal } = await placeOf(step);
  const order = await options.documents.inForce(transaction, application.agendaNo, 'PK');
  const visit = { workOrderNo: order?.registerNo ?? null, report };
  if (installation !== null) {
    const limiterAmpere = limiterOf(application.powerVa, options.connection);
    const facts = { ...visit, meter: installation, limiterAmpere, cardNo: null };
    const data = installationOf(application, facts);
    await makePaper(step, options, { kind: 'BA_PASANG', data });
  }
  if (removal !== null) {
    const data = removalOf(application, { ...visit, meter: removal });
    await makePaper(step, options, { kind: 'BA_BONGKAR', data });
  }
}

export async function placeOf({ transaction, application }: Step): Promise<Place> {
  const { idpel, meterNo, meterChange } = application;
  const customer = await customerOf(transaction, idpel);
  const hangs = customer?.state === 'active' ? customerMeterOf(customer) : null;
  return {
    customer,
    installation: meterChange && meterNo !== null ? await meterOn(transaction, meterNo) : null,
    removal: meterChange ? hangs : null,
  };
}

/** A meter as papers name it; null when stock does not know it. */
export async function meterOn(transaction: AnyTransaction, meterNo: string): Promise<Meter | null> {
  const meter = await lockMeter(transaction, meterNo);
  return meter === null ? null : meterPartOf(meter);
}
