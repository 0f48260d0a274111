import { SetrumError } from '@setrum/errors';
import type { ConnectionRules } from '@setrum/tariff';
import { type AnyTransaction, businessDay } from '../../../platform/index.ts';
import type { Application, ServiceAsked } from '../../application/model.ts';
import { openBillsCents } from '../../billing/open-bills.ts';
import { customerOf } from '../../customer/find.ts';
import { costsOn } from '../../entry/costs.ts';
import { assertFits, needsAnotherMeter } from '../../entry/customer-fit.ts';
import { applicantOf } from '../../entry/enter.ts';
import type { EntryChange } from '../../entry/model.ts';
import type { Effects, Step } from '../effect.ts';

/** Costs are worked out anew whenever the application changes, and for the last time when it is approved. */
export function costEffects(
  rules: ConnectionRules,
): Pick<Effects, 'revise' | 'freezeCosts' | 'thawCosts'> {
  return {
    revise: async (step) => {
      const { application, transaction } = step;
      const { applicant = {}, service = serviceOf(application) } = step.input as EntryChange;
      const customer =
        application.kind === 'PB' ? null : await customerOf(transaction, application.idpel);
      if (customer !== null) assertFits(application.kind, customer, service);
      const { product, tariff, powerVa, firstCreditCents } = service;
      return {
        ...applicantOf(applicant, application),
        ...{ productAsked: product, product, tariff, powerVa, firstCreditCents },
        meterChange: needsAnotherMeter(application.kind, customer, service),
        costs: await costsFor(transaction, application, service, step.at, rules),
      };
    },
    freezeCosts: async (step) => {
      const { application, transaction, at } = step;
      if (application.kind === 'PS') await assertNoArrears(step);
      const service = serviceOf(application);
      return {
        costs: await costsFor(transaction, application, service, at, rules),
        costsFrozenAt: at,
      };
    },
    thawCosts: async () => ({ costsFrozenAt: null }),
  };
}

function serviceOf(application: Application): ServiceAsked {
  const { product, tariff, powerVa, meterChange, firstCreditCents } = application;
  return { product, tariff, powerVa, meterChange, firstCreditCents };
}

async function costsFor(
  transaction: AnyTransaction,
  { kind, unit, previous, idpel }: Application,
  asked: ServiceAsked,
  at: Date,
  rules: ConnectionRules,
) {
  const customer = kind === 'PB' ? null : await customerOf(transaction, idpel);
  return costsOn(
    {
      ...{ kind, unit, asked, previous },
      ujlHeldCents: customer?.ujlHeldCents ?? 0,
      removedOn: customer?.removedOn ?? null,
    },
    businessDay(at, null),
    rules,
  );
}

/** A re-installation waits until the arrears of the removed supply are settled (SOP 2.3; through P2APST, like every bill). */
async function assertNoArrears({ transaction, application: { idpel } }: Step): Promise<void> {
  const openCents = await openBillsCents(transaction, idpel);
  if (openCents > 0)
    throw new SetrumError('SETRUM_CUSTOMER_ARREARS', { idpel, arrearsRupiah: openCents / 100 });
}
