import { transferSource } from '../../settlement/ledger-source.ts';
import { bookingSource, openingSource } from './booking.ts';
import { paymentSource, reversalSource } from './payment.ts';
import { compensationSource, purchaseSource, refundSource } from './purchase.ts';
import type { EventSource } from './source.ts';
import { ujlSource } from './ujl.ts';

const sources: readonly EventSource[] = [
  purchaseSource,
  refundSource,
  compensationSource,
  paymentSource,
  reversalSource,
  bookingSource,
  openingSource,
  transferSource,
  ujlSource,
];

/** Every line that the events on record ask for: shard, event_id, at, account, amount_cents. */
export const expectedLines = sources.map(({ lines }) => lines).join('\n    union all');

/** What statements say of the events in `wanted`. */
export const eventNames = sources.flatMap(({ names }) => names ?? []).join('\n    union all');
