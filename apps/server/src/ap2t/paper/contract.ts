import type { Application } from '../application/model.ts';
import type { ContractData } from '../document/data/contract.ts';
import type { Meter, Signatory } from '../document/data/parts.ts';
import { partyOf, referenceOf, serviceOf, siteOf } from './parts.ts';

/** What of a contract the application does not say. */
export interface ContractFacts {
  readonly meter: Meter | null;
  readonly limiterAmpere: number | null;
  readonly cardNo: string | null;
  /** Stroom darurat that the meters of the utility give; null: none. */
  readonly emergencyCreditDkwh: number | null;
  readonly signatory: Signatory;
}

/** What the SPJBTL of an application says. */
export function contractOf(application: Application, facts: ContractFacts): ContractData {
  const { purpose, costs, firstCreditCents, identityNo, product } = application;
  const deposit = costs.lines.find(({ kind }) => kind === 'UJL');
  return {
    ...referenceOf(application),
    customer: {
      ...partyOf(application),
      onBehalfOf: null,
      identityNoMasked:
        identityNo === null ? null : `${identityNo.slice(0, 2)}**********${identityNo.slice(-4)}`,
    },
    ...{ site: siteOf(application), purpose, service: serviceOf(application) },
    ...{ meter: facts.meter, limiterAmpere: facts.limiterAmpere, cardNo: facts.cardNo },
    ...{ depositCents: deposit?.amountCents ?? 0, firstCreditCents },
    emergencyCreditDkwh: product === 'postpaid' ? null : facts.emergencyCreditDkwh,
    ...{ signedOn: null, signatory: facts.signatory },
  };
}
