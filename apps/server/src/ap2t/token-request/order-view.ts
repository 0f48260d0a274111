import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { assertUnit, type Caller, callerMay } from '../../identity/index.ts';
import { Nullable, OneOf } from '../application/schema.ts';
import { type TokenDigits, tokenDigits } from './digits.ts';
import type { ListedRequest } from './list.ts';
import { tokenKinds } from './model.ts';
import { RequestView, requestView } from './schema.ts';
import type { TokenRequestRouteOptions } from './service.ts';

const Text = Type.String();

const Digits = Type.Array(
  Type.Object({
    requestId: Text,
    position: Type.Integer(),
    kind: OneOf(tokenKinds),
    value: Type.Integer(),
    part: Type.Integer({ description: 'Of the tokens of the request, the how manieth' }),
    of: Type.Integer(),
    digits: Type.String({ pattern: '^[0-9]{20}$' }),
  }),
  { description: 'In the order in which they are entered; cancelled ones are never told' },
);

export const OrderView = Type.Object({
  orderId: Text,
  requests: Type.Array(RequestView),
  digits: Nullable(Digits),
});

/**
 * The orders of these requests, with their digits where they are wanted. Throws SETRUM_TOKEN_ORDER_UNKNOWN (naming `subject`) for none,
 * SETRUM_UNIT_FORBIDDEN, and SETRUM_FORBIDDEN for digits that the caller may not see.
 */
export async function ordersView(
  { database, securityModule, now }: TokenRequestRouteOptions,
  caller: Caller,
  requests: readonly ListedRequest[],
  withDigits: boolean,
  subject: string,
) {
  const [first] = requests;
  if (first === undefined) throw new SetrumError('SETRUM_TOKEN_ORDER_UNKNOWN', { subject });
  assertUnit(caller, first.unit);
  if (withDigits && !callerMay(caller, 'token.see-digits'))
    throw new SetrumError('SETRUM_FORBIDDEN');
  const orders = [...Map.groupBy(requests, ({ orderId }) => orderId)];
  const views = [];
  for (const [orderId, mine] of orders) {
    const look = { orderId, caller, at: now() };
    const digits = withDigits ? await tokenDigits(database, securityModule, look) : null;
    views.push({
      orderId,
      requests: mine.map(requestView),
      digits: digits?.map(digitsView) ?? null,
    });
  }
  return views;
}

function digitsView({ requestId, position, kind, value, part, of, digits }: TokenDigits) {
  return { requestId, position, kind, value, part, of, digits };
}
