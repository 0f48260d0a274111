import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { modelJson } from './answers.ts';
import { meterMakers, putMaker } from './makers.ts';
import { meterModels, putModel } from './models.ts';
import { common, Maker, MakerCode, Model, ModelBody, ModelId } from './schema.ts';

const view = { permission: 'meter-stock.view' } as const;
const manage = { permission: 'meter-stock.manage' } as const;

/** GET and PUT of /api/v1/meter-makers and /api/v1/meter-models. */
export function modelRoutes(http: HttpServer, database: Database, now: () => Date): void {
  const makers = {
    ...common,
    summary: 'Makers of meters, by the code that their numbers begin with',
    response: { 200: Type.Object({ makers: Type.Array(Maker) }), ...problemResponses(401, 403) },
  };
  http.get('/api/v1/meter-makers', { schema: makers, config: view }, async () => ({
    makers: [...(await meterMakers(database))],
  }));

  const maker = {
    ...common,
    summary: 'Register a maker, or name it anew',
    params: Type.Object({ code: MakerCode }),
    body: Type.Object({ name: Maker.properties.name }, { additionalProperties: false }),
    response: { 200: Maker, ...problemResponses(400, 401, 403) },
  };
  http.put('/api/v1/meter-makers/:code', { schema: maker, config: manage }, async (request) => {
    const wanted = { code: request.params.code, name: request.body.name };
    await putMaker(database, wanted, { caller: callerOf(request), at: now() });
    return wanted;
  });

  const models = {
    ...common,
    summary: 'Models of meters',
    response: { 200: Type.Object({ models: Type.Array(Model) }), ...problemResponses(401, 403) },
  };
  http.get('/api/v1/meter-models', { schema: models, config: view }, async () => ({
    models: (await meterModels(database)).map(modelJson),
  }));

  const model = {
    ...common,
    summary:
      'Register a model, or correct it; of a model that is in use only its names and amperes',
    params: Type.Object({ modelId: ModelId }),
    body: ModelBody,
    response: { 200: Model, ...problemResponses(400, 401, 403, 409, 422) },
  };
  http.put('/api/v1/meter-models/:modelId', { schema: model, config: manage }, async (request) => {
    const wanted = { modelId: request.params.modelId, ...request.body };
    await putModel(database, wanted, { caller: callerOf(request), at: now() });
    return wanted;
  });
}
