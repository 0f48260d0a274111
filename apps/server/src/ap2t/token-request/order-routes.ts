import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { assertUnit, type Caller, callerMay, callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { Nullable, OneOf } from '../application/schema.ts';
import { type TokenDigits, tokenDigits } from './digits.ts';
import { type ListedRequest, listRequests, settingsOf } from './list.ts';
import { tokenKinds } from './model.ts';
import { Agenda, common, OrderId, RequestView, requestView, told } from './schema.ts';
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

const OrderView = Type.Object({
  orderId: Text,
  requests: Type.Array(RequestView),
  digits: Nullable(Digits),
});

const SettingView = Type.Object({
  settingId: Text,
  setBy: Text,
  setAt: Text,
  unsetBy: Nullable(Text),
  unsetAt: Nullable(Text),
  requestIds: Type.Array(Text),
});

const Query = Type.Object(
  {
    digits: Type.Optional(
      Type.Boolean({ description: 'The digits too; each look is on record with who looked' }),
    ),
  },
  { additionalProperties: false },
);

const config = { permission: 'token-request.view' } as const;
/** An agenda with more is no agenda of one meter. */
const mostOfAgenda = 200;

/** What was asked for under an agenda or in one order, with the digits for those who may see them. */
export function orderRoutes(http: HttpServer, options: TokenRequestRouteOptions): void {
  const { database } = options;
  const ofAgenda = {
    ...common,
    summary: 'The token orders of an agenda, and its settings of KCT',
    params: Agenda,
    querystring: Query,
    response: {
      200: Type.Object({ orders: Type.Array(OrderView), kctSettings: Type.Array(SettingView) }),
      ...problemResponses(400, 401, 403, 404),
    },
  };
  const path = '/api/v1/applications/:agendaNo/token-orders';
  http.get(path, { schema: ofAgenda, config }, async (request) => {
    const { agendaNo } = request.params;
    const caller = callerOf(request);
    const { requests } = await listRequests(database, 'all', { agendaNo }, mostOfAgenda);
    const orders = await ordersView(
      options,
      caller,
      requests,
      request.query.digits ?? false,
      agendaNo,
    );
    const settings = await settingsOf(database.kysely, agendaNo);
    return {
      orders,
      kctSettings: settings.map((setting) => ({
        ...setting,
        setAt: setting.setAt.toISOString(),
        unsetAt: told(setting.unsetAt),
        requestIds: [...setting.requestIds],
      })),
    };
  });
  const one = {
    ...common,
    summary: 'One token order',
    params: OrderId,
    querystring: Query,
    response: { 200: OrderView, ...problemResponses(400, 401, 403, 404) },
  };
  http.get('/api/v1/token-orders/:orderId', { schema: one, config }, async (request) => {
    const { orderId } = request.params;
    const { requests } = await listRequests(database, 'all', { orderId }, mostOfAgenda);
    const digits = request.query.digits ?? false;
    const [order] = await ordersView(options, callerOf(request), requests, digits, orderId);
    if (order === undefined)
      throw new SetrumError('SETRUM_TOKEN_ORDER_UNKNOWN', { subject: orderId });
    return order;
  });
}

async function ordersView(
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
