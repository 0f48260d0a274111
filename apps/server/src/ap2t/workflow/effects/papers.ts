import { customerOf } from '../../customer/find.ts';
import { approvalOf } from '../../paper/approval.ts';
import { contractOf } from '../../paper/contract.ts';
import { customerMeterOf, limiterOf } from '../../paper/parts.ts';
import { workOrderOf } from '../../paper/work-order.ts';
import type { RealisationInput } from '../../realisation/schema.ts';
import type { Effects, Step } from '../effect.ts';
import { makeForms, makePaper, meterOn, type PaperOptions, placeOf, takePapers } from './paper.ts';

export type { PaperOptions } from './paper.ts';

type PaperEffects = Pick<
  Effects,
  'makeSip' | 'voidSip' | 'makeWorkOrder' | 'voidWorkOrder' | 'makeMinutes' | 'makeContract'
>;

/** The letters and forms of an application, each frozen as the application stands at its step. */
export function paperEffects(options: PaperOptions): PaperEffects {
  return {
    makeSip: async (step) => {
      const { application, transaction } = step;
      const customer = await customerOf(transaction, application.idpel);
      const facts = { removedOn: customer?.removedOn ?? null, signatory: options.signatory };
      await makePaper(step, options, { kind: 'SIP', data: approvalOf(application, facts) });
      return {};
    },
    voidSip: async (step) => {
      await takePapers(step, options, ['SIP']);
      return {};
    },
    makeWorkOrder: async (step) => {
      await makeWorkOrder(step, options);
      await makeForms(step, options, null);
      await makeContract(step, options);
      return {};
    },
    voidWorkOrder: async (step) => {
      await takePapers(step, options, ['PK', 'BA_PASANG', 'BA_BONGKAR', 'SPJBTL']);
      return {};
    },
    makeMinutes: async (step) => {
      await makeForms(step, options, step.input as RealisationInput);
      return {};
    },
    makeContract: async (step) => {
      await makeContract(step, options);
      return {};
    },
  };
}

async function makeWorkOrder(step: Step, options: PaperOptions): Promise<void> {
  const { application } = step;
  const { installation, removal } = await placeOf(step);
  const work = {
    ...{ installation, removal, signatory: options.signatory },
    limiterAmpere: limiterOf(application.powerVa, options.connection),
    card: application.product === 'prepaid-nfc',
    ...(await options.workTokens(step)),
  };
  await makePaper(step, options, { kind: 'PK', data: workOrderOf(application, work) });
}

async function makeContract(step: Step, options: PaperOptions): Promise<void> {
  const { application, transaction, input } = step;
  const { installation, customer } = await placeOf(step);
  const { meterNo, powerVa } = application;
  const kept = meterNo === null ? null : await meterOn(transaction, meterNo);
  const { cardUid } = input;
  const data = contractOf(application, {
    meter: installation ?? kept ?? customerMeterOf(customer),
    limiterAmpere: limiterOf(powerVa, options.connection),
    cardNo: typeof cardUid === 'string' ? cardUid : null,
    ...{ emergencyCreditDkwh: options.emergencyCreditDkwh, signatory: options.signatory },
  });
  await makePaper(step, options, { kind: 'SPJBTL', data });
}
