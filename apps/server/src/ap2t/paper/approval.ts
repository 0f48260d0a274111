import { businessDay } from '../../platform/index.ts';
import type { Application } from '../application/model.ts';
import type { ConnectionApprovalData } from '../document/data/connection-approval.ts';
import type { Signatory } from '../document/data/parts.ts';
import { costsOf, partyOf, previousServiceOf, referenceOf, serviceOf, siteOf } from './parts.ts';

/** What the SIP of an application says; its registration has just been opened. */
export function approvalOf(
  application: Application,
  { removedOn, signatory }: { readonly removedOn: string | null; readonly signatory: Signatory },
): ConnectionApprovalData {
  const { registrationNo, sipExpiresOn, madeAt, purpose, costs } = application;
  if (registrationNo === null || sipExpiresOn === null)
    throw new Error('a SIP tells of a registration, and there is none');
  return {
    ...referenceOf(application),
    ...{ registrationNo, appliedOn: businessDay(madeAt, null), dueOn: sipExpiresOn },
    ...{ applicant: partyOf(application), site: siteOf(application), purpose },
    ...{ asked: serviceOf(application), previous: previousServiceOf(application) },
    removedOn: application.kind === 'PS' ? removedOn : null,
    ...{ costs: costsOf(application), totalCents: costs.totalCents, signatory },
  };
}
