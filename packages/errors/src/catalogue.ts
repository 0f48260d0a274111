import { agentErrors } from './catalogue/agent.ts';
import { applicationsErrors } from './catalogue/applications.ts';
import { attachmentsErrors } from './catalogue/attachments.ts';
import { bankErrors } from './catalogue/bank.ts';
import { cardErrors } from './catalogue/card.ts';
import { cardKeysErrors } from './catalogue/card-keys.ts';
import { cardsIssuedErrors } from './catalogue/cards-issued.ts';
import { collectiveErrors } from './catalogue/collective.ts';
import { complaintsErrors } from './catalogue/complaints.ts';
import { connectionErrors } from './catalogue/connection.ts';
import { counterErrors } from './catalogue/counter.ts';
import { csvErrors } from './catalogue/csv.ts';
import { customerErrors } from './catalogue/customer.ts';
import { documentsErrors } from './catalogue/documents.ts';
import type { CatalogueEntry } from './catalogue/entry.ts';
import { fieldErrors } from './catalogue/field.ts';
import { hostErrors } from './catalogue/host.ts';
import { identityErrors } from './catalogue/identity.ts';
import { journalErrors } from './catalogue/journal.ts';
import { keyCampaignsErrors } from './catalogue/key-campaigns.ts';
import { keysErrors } from './catalogue/keys.ts';
import { machineErrors } from './catalogue/machine.ts';
import { meterStockErrors } from './catalogue/meter-stock.ts';
import { metersErrors } from './catalogue/meters.ts';
import { partnersErrors } from './catalogue/partners.ts';
import { paymentsErrors } from './catalogue/payments.ts';
import { pdlErrors } from './catalogue/pdl.ts';
import { playgroundErrors } from './catalogue/playground.ts';
import { printerErrors } from './catalogue/printer.ts';
import { profileErrors } from './catalogue/profile.ts';
import { purchasesErrors } from './catalogue/purchases.ts';
import { readersErrors } from './catalogue/readers.ts';
import { receiptsErrors } from './catalogue/receipts.ts';
import { requestsErrors } from './catalogue/requests.ts';
import { searchErrors } from './catalogue/search.ts';
import { serverErrors } from './catalogue/server.ts';
import { settlementErrors } from './catalogue/settlement.ts';
import { tokenRequestsErrors } from './catalogue/token-requests.ts';
import { tokensErrors } from './catalogue/tokens.ts';
import { virtualMeterErrors } from './catalogue/virtual-meter.ts';
import { webErrors } from './catalogue/web.ts';
import { webhooksErrors } from './catalogue/webhooks.ts';

const entries = {
  ...requestsErrors,
  ...metersErrors,
  ...purchasesErrors,
  ...serverErrors,
  ...cardErrors,
  ...counterErrors,
  ...readersErrors,
  ...agentErrors,
  ...printerErrors,
  ...journalErrors,
  ...keysErrors,
  ...keyCampaignsErrors,
  ...cardKeysErrors,
  ...machineErrors,
  ...tokensErrors,
  ...tokenRequestsErrors,
  ...hostErrors,
  ...paymentsErrors,
  ...partnersErrors,
  ...settlementErrors,
  ...bankErrors,
  ...webhooksErrors,
  ...playgroundErrors,
  ...webErrors,
  ...virtualMeterErrors,
  ...receiptsErrors,
  ...documentsErrors,
  ...applicationsErrors,
  ...csvErrors,
  ...customerErrors,
  ...pdlErrors,
  ...profileErrors,
  ...fieldErrors,
  ...connectionErrors,
  ...meterStockErrors,
  ...identityErrors,
  ...cardsIssuedErrors,
  ...complaintsErrors,
  ...searchErrors,
  ...attachmentsErrors,
  ...collectiveErrors,
};

/** A code of the catalogue. */
export type ErrorCode = keyof typeof entries;

/** All errors of the product; `docs/errors.md` is made from it. */
export const catalogue: Readonly<Record<ErrorCode, CatalogueEntry>> = entries;

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(entries, code);
}
