import type { Dialect } from '../codec/dialect.ts';
import { cardField, cardLayouts } from './card-extension.ts';
import { plnFields1987 } from './fields-1987.ts';
import { plnFields2003 } from './fields-2003.ts';
import { amountLayout, originalLayout } from './layouts-common.ts';
import { nonTaglisLayouts } from './layouts-nontaglis.ts';
import { postpaidLayouts } from './layouts-postpaid.ts';
import { prepaidLayouts } from './layouts-prepaid.ts';
import { messageTypes1987, messageTypes2003 } from './message-types.ts';

/** What stands inside the fields. A deployment's own layouts keep the names and may change the rest. */
export interface PlnLayouts {
  readonly amount: typeof amountLayout;
  readonly original: typeof originalLayout;
  readonly prepaid: typeof prepaidLayouts;
  readonly nonTaglis: typeof nonTaglisLayouts;
  readonly postpaid: typeof postpaidLayouts;
  readonly card: typeof cardLayouts;
}

export interface PlnDialect extends Dialect {
  readonly layouts: PlnLayouts;
}

const layouts: PlnLayouts = {
  amount: amountLayout,
  original: originalLayout,
  prepaid: prepaidLayouts,
  nonTaglis: nonTaglisLayouts,
  postpaid: postpaidLayouts,
  card: cardLayouts,
};

/** The dialect of the public samples, with our field for the card. */
export const plnDialect2003: PlnDialect = {
  name: 'PLN 2003',
  messageTypes: messageTypes2003,
  fields: [...plnFields2003, cardField],
  layouts,
};

/** The dialect of gateways that speak ISO 8583:1987. Field 4 is 12 digits and has no inner layout; field 48 and 62 are the same. */
export const plnDialect1987: PlnDialect = {
  name: 'PLN 1987',
  messageTypes: messageTypes1987,
  fields: [...plnFields1987, cardField],
  layouts,
};
