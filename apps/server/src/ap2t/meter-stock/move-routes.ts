import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { Batch, batchJson } from './answers.ts';
import { common, MeterNo, NewMeterBody, Reason, RequestKey, Unit } from './schema.ts';
import type { MeterStockService, StockAnswer } from './service.ts';
import { Told, toldJson } from './told.ts';

const config = { permission: 'meter-stock.manage' } as const;
/** Of one request; more come by import. */
const mostMeters = 200;
const MeterNos = Type.Array(MeterNo, { minItems: 1, maxItems: mostMeters });

const answers = {
  200: Type.Object({
    batch: Batch,
    warnings: Type.Array(Told, { description: 'What did not look right and was let pass' }),
  }),
  ...problemResponses(400, 401, 403, 404, 409, 422),
};

/** POST /api/v1/meter-stock/receipts, issues, returns and scrappings: all of the meters of a request, or none. */
export function moveRoutes(http: HttpServer, service: MeterStockService): void {
  const receive = {
    ...common,
    summary: 'Receive meters into the central store',
    headers: RequestKey,
    body: Type.Object(
      { meters: Type.Array(NewMeterBody, { minItems: 1, maxItems: mostMeters }) },
      { additionalProperties: false },
    ),
    response: answers,
  };
  http.post('/api/v1/meter-stock/receipts', { schema: receive, config }, async (request) => {
    const { meters } = request.body;
    return answer(await service.receive({ ...known(request), meters }));
  });

  const issue = {
    ...common,
    summary: 'Issue meters to a unit',
    headers: RequestKey,
    body: Type.Object({ meterNos: MeterNos, unit: Unit }, { additionalProperties: false }),
    response: answers,
  };
  http.post('/api/v1/meter-stock/issues', { schema: issue, config }, async (request) =>
    answer(await service.issue({ ...known(request), ...request.body })),
  );

  const withReason = {
    ...common,
    headers: RequestKey,
    body: Type.Object({ meterNos: MeterNos, reason: Reason }, { additionalProperties: false }),
    response: answers,
  };
  const takeBack = { ...withReason, summary: 'Return meters from a unit to the central store' };
  http.post('/api/v1/meter-stock/returns', { schema: takeBack, config }, async (request) =>
    answer(await service.takeBack({ ...known(request), ...request.body })),
  );
  const scrap = { ...withReason, summary: 'Scrap meters; they never come back' };
  http.post('/api/v1/meter-stock/scrappings', { schema: scrap, config }, async (request) =>
    answer(await service.scrap({ ...known(request), ...request.body })),
  );
}

type Known = Parameters<typeof callerOf>[0] & {
  readonly headers: { readonly 'idempotency-key': string };
};

function known(request: Known) {
  return { requestKey: request.headers['idempotency-key'], caller: callerOf(request) };
}

function answer({ batch, warnings }: StockAnswer) {
  return { batch: batchJson(batch), warnings: warnings.map(toldJson) };
}
