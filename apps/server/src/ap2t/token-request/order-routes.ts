import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { Nullable } from '../application/schema.ts';
import { listRequests } from './list.ts';
import { OrderView, ordersView } from './order-view.ts';
import { Agenda, common, OrderId, told } from './schema.ts';
import type { TokenRequestRouteOptions } from './service.ts';
import { settingsOf } from './settings-list.ts';

const Text = Type.String();

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
