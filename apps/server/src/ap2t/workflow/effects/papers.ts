import type { ConnectionRules } from '@setrum/tariff';
import { customerOf } from '../../customer/find.ts';
import type { CustomerRecord } from '../../customer/model.ts';
import type { Meter, Signatory } from '../../document/data/parts.ts';
import type { WorkOrderData } from '../../document/data/work-order.ts';
import type { Documents } from '../../document/documents.ts';
import type { DocumentContent } from '../../document/model.ts';
import { lockMeter } from '../../meter-stock/store.ts';
import { approvalOf } from '../../paper/approval.ts';
import { contractOf } from '../../paper/contract.ts';
import { installationOf, removalOf } from '../../paper/minutes.ts';
import { customerMeterOf, limiterOf, meterPartOf } from '../../paper/parts.ts';
import { workOrderOf } from '../../paper/work-order.ts';
import type { RealisationInput } from '../../realisation/schema.ts';
import type { Effects, Step } from '../effect.ts';

/** What a work order says of tokens, as the token requests of the application tell it. */
export type WorkTokens = Pick<WorkOrderData, 'tokens' | 'keyChange'>;

export interface PaperOptions {
  readonly documents: Documents;
  readonly connection: ConnectionRules;
  readonly signatory: Signatory;
  readonly emergencyCreditDkwh: number | null;
  readonly workTokens: (step: Step) => Promise<WorkTokens>;
}

/** What is at the place, and what is to be put in and taken away. */
interface Place {
  readonly customer: CustomerRecord | null;
  /** The meter that is put in; null where the meter stays, or is not known yet. */
  readonly installation: Meter | null;
  readonly removal: Meter | null;
}

type PaperEffects = Pick<
  Effects,
  'makeSip' | 'voidSip' | 'makeWorkOrder' | 'voidWorkOrder' | 'makeMinutes' | 'makeContract'
>;

/** The letters and forms of an application, each frozen as the application stands at its step. */
export function paperEffects(options: PaperOptions): PaperEffects {
  const { documents, connection, signatory } = options;
  const make = async (step: Step, content: DocumentContent): Promise<void> => {
    const { transaction, application, caller, at } = step;
    const { unit } = application;
    await documents.make(transaction, { ...content, unit, by: caller.label, at });
  };
  const take = async (step: Step, kinds: readonly DocumentContent['kind'][]): Promise<void> => {
    const { transaction, application, caller, at, reason } = step;
    const { agendaNo } = application;
    const why = { reason: reason ?? 'ditarik / withdrawn', by: caller.label, at };
    await documents.void(transaction, { agendaNo, kinds, ...why });
  };
  const makeContract = async (step: Step): Promise<void> => {
    const { application, transaction, input } = step;
    const { installation, customer } = await placeOf(step);
    const { meterNo } = application;
    const kept = meterNo === null ? customerMeterOf(customer) : await meterOf(transaction, meterNo);
    const { cardUid } = input;
    await make(step, {
      kind: 'SPJBTL',
      data: contractOf(application, {
        meter: installation ?? kept,
        limiterAmpere: limiterOf(application.powerVa, connection),
        cardNo: typeof cardUid === 'string' ? cardUid : null,
        emergencyCreditDkwh: options.emergencyCreditDkwh,
        signatory,
      }),
    });
  };
  return {
    makeSip: async (step) => {
      const { application, transaction } = step;
      const customer = await customerOf(transaction, application.idpel);
      const removedOn = customer?.removedOn ?? null;
      await make(step, { kind: 'SIP', data: approvalOf(application, { removedOn, signatory }) });
      return {};
    },
    voidSip: async (step) => {
      await take(step, ['SIP']);
      return {};
    },
    makeWorkOrder: async (step) => {
      const { application } = step;
      const { installation, removal } = await placeOf(step);
      const limiterAmpere = limiterOf(application.powerVa, connection);
      const card = application.product === 'prepaid-nfc';
      const tokens = await options.workTokens(step);
      const work = { installation, removal, limiterAmpere, card, signatory, ...tokens };
      await make(step, { kind: 'PK', data: workOrderOf(application, work) });
      await makeForms(step, null);
      await makeContract(step);
      return {};
    },
    voidWorkOrder: async (step) => {
      await take(step, ['PK', 'BA_PASANG', 'BA_BONGKAR', 'SPJBTL']);
      return {};
    },
    makeMinutes: async (step) => {
      await makeForms(step, step.input as RealisationInput);
      return {};
    },
    makeContract: async (step) => {
      await makeContract(step);
      return {};
    },
  };

  /** BA Pasang and BA Bongkar: to be filled in by hand with the work order, filled in once the fitter has reported. */
  async function makeForms(step: Step, report: RealisationInput | null): Promise<void> {
    const { application, transaction } = step;
    const { installation, removal } = await placeOf(step);
    const order = await documents.inForce(transaction, application.agendaNo, 'PK');
    const visit = { workOrderNo: order?.registerNo ?? null, report };
    if (installation !== null) {
      const limiterAmpere = limiterOf(application.powerVa, connection);
      const facts = { ...visit, meter: installation, limiterAmpere, cardNo: null };
      await make(step, { kind: 'BA_PASANG', data: installationOf(application, facts) });
    }
    if (removal !== null)
      await make(step, {
        kind: 'BA_BONGKAR',
        data: removalOf(application, { ...visit, meter: removal }),
      });
  }
}

async function placeOf({ transaction, application }: Step): Promise<Place> {
  const { idpel, meterNo, meterChange } = application;
  const customer = await customerOf(transaction, idpel);
  const hangs = customer?.state === 'active' ? customerMeterOf(customer) : null;
  return {
    customer,
    installation: meterChange && meterNo !== null ? await meterOf(transaction, meterNo) : null,
    removal: meterChange ? hangs : null,
  };
}

async function meterOf(transaction: Step['transaction'], meterNo: string): Promise<Meter | null> {
  const meter = await lockMeter(transaction, meterNo);
  return meter === null ? null : meterPartOf(meter);
}
