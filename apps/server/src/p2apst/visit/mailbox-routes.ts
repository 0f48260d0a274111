import { Type } from 'typebox';
import { callerOf, sellerOf } from '../../identity/index.ts';
import { type HttpServer, inRetriedTransaction, problemResponses } from '../../platform/index.ts';
import { type CampaignOptions, mailboxAtTap } from '../../vending/index.ts';
import { CardBody, cardVisit } from '../card-schema.ts';
import { assertCardInOrder } from '../purchase/rules.ts';
import { onRecord, receiveVisit } from './receive.ts';

const MeterNo = Type.String({ pattern: '^[0-9]{11}$' });

/**
 * POST /api/v1/card-mailboxes: a card is on the reader and nothing is bought. What it brings is taken in; what waits for its meter goes home with it.
 */
export function cardMailboxRoutes(http: HttpServer, options: CampaignOptions): void {
  const schema = {
    ...{ tags: ['p2apst'], security: [{ accessKey: [] }] },
    summary:
      'What a card is to take to its meter without a purchase: tokens that wait, a key change',
    body: Type.Object({ meterNo: MeterNo, card: CardBody }, { additionalProperties: false }),
    response: {
      200: Type.Object({
        mailbox: Type.Union([
          Type.Object({
            cardUid: Type.String(),
            sequence: Type.Integer(),
            image: Type.String({ description: '96 bytes, base64: to be written as they are' }),
          }),
          Type.Null(),
        ]),
      }),
      ...problemResponses(400, 401, 403, 404, 409),
    },
  };
  const config = { permission: 'sale.make' } as const;
  http.post('/api/v1/card-mailboxes', { schema, config }, async (request) => {
    const { partnerId } = sellerOf(callerOf(request));
    const { meterNo, card } = request.body;
    const visit = cardVisit(card);
    const at = options.now();
    const received =
      visit && (await receiveVisit(options, { meterNo, card: visit, by: partnerId, at }));
    const known = await onRecord(options.database.pool, card.uid);
    assertCardInOrder(meterNo, known);
    // A card that neither the register nor a report to be believed calls the meter's own takes nothing home.
    if (received?.counts !== true && known.meterNo !== meterNo) return { mailbox: null };
    const dealtSequence =
      received?.counts === true ? received.report.acknowledgement.mailboxSequence : 0;
    const { uid: cardUid, mailboxSequence } = card;
    const tap = { meterNo, cardUid, mailboxSequence, dealtSequence, at };
    const mailbox = await inRetriedTransaction(
      options.database,
      (transaction) => mailboxAtTap(transaction, options, tap),
      ['mailbox_pkey'],
    );
    return { mailbox };
  });
}
