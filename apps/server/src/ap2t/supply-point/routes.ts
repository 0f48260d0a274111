import { Type } from 'typebox';
import { assertUnit, callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { Reason } from '../application/schema.ts';
import { type CustomerSaleState, saleStateOf, setSaleState } from './sale-state.ts';

const State = Type.Union(
  [Type.Literal('active'), Type.Literal('blocked'), Type.Literal('suspended')],
  { description: 'suspended: temporarily disconnected for arrears' },
);
const Answer = Type.Object({
  idpel: Type.String(),
  meterNo: Type.String(),
  state: State,
  changes: Type.Array(
    Type.Object({
      state: State,
      reason: Type.String(),
      madeBy: Type.String(),
      madeAt: Type.String(),
    }),
    { description: 'Newest first, twenty at most' },
  ),
});

const path = '/api/v1/customers/:idpel/sale-state';
const common = {
  tags: ['ap2t'],
  security: [{ accessKey: [] }],
  params: Type.Object({ idpel: Type.String({ pattern: '^[0-9]{12}$' }) }),
  response: { 200: Answer, ...problemResponses(400, 401, 403, 404) },
};

/** GET and POST /api/v1/customers/{idpel}/sale-state: whether a customer may buy, for staff. */
export function saleStateRoutes(http: HttpServer, database: Database, now: () => Date): void {
  const set = {
    ...common,
    summary: 'Block or suspend a customer, or let one buy again',
    body: Type.Object({ state: State, reason: Reason }, { additionalProperties: false }),
  };
  http.post(
    path,
    { schema: set, config: { permission: 'customer.sale-state' } },
    async (request) => {
      const caller = callerOf(request);
      assertUnit(caller, (await saleStateOf(database, request.params.idpel)).unit);
      const change = { ...request.params, ...request.body, madeBy: caller.label, at: now() };
      return answer(await setSaleState(database, change));
    },
  );
  const get = { ...common, summary: 'Whether a customer may buy, and who decided so' };
  http.get(path, { schema: get, config: { permission: 'customer.view' } }, async (request) => {
    const customer = await saleStateOf(database, request.params.idpel);
    assertUnit(callerOf(request), customer.unit);
    return answer(customer);
  });
}

function answer({ unit: _unit, ...customer }: CustomerSaleState) {
  return {
    ...customer,
    changes: customer.changes.map((change) => ({ ...change, madeAt: change.madeAt.toISOString() })),
  };
}
