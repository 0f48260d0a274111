import type { Help } from './help-text.ts';
import type { hubHelpNames } from './names-hub.ts';
import { depositsHelp, ledgerHelp, statementHelp } from './texts/hub-money.ts';
import { linksHelp, partnerHelp, partnersHelp } from './texts/hub-partners.ts';
import { advicesHelp, salesHelp } from './texts/hub-sales.ts';
import { reconciliationsHelp, settlementsHelp } from './texts/hub-settlement.ts';
import { webhooksHelp } from './texts/hub-webhooks.ts';

/** Help of the pages of P2APST. */
export const hubHelp: Readonly<Record<(typeof hubHelpNames)[number], Help>> = {
  partners: partnersHelp,
  partner: partnerHelp,
  links: linksHelp,
  deposits: depositsHelp,
  statement: statementHelp,
  webhooks: webhooksHelp,
  sales: salesHelp,
  advices: advicesHelp,
  settlements: settlementsHelp,
  reconciliations: reconciliationsHelp,
  ledger: ledgerHelp,
};
