import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { products } from '../application/model.ts';
import { AgendaNo, MeterNo, Nullable, OneOf } from '../application/schema.ts';
import { meterKinds } from '../meter-stock/model.ts';
import { Told, toldJson } from '../meter-stock/told.ts';
import { type ActivationCheckOptions, checkActivation } from './check.ts';

const Text = Type.String();

const CheckView = Type.Object({
  meter: Nullable(
    Type.Object(
      {
        meterNo: Text,
        brand: Text,
        type: Text,
        kind: OneOf(meterKinds),
        factoryNo: Nullable(Text),
        phases: Nullable(Type.Integer()),
        product: OneOf(products),
      },
      {
        description: 'The meter that would be activated, and the product the application then has',
      },
    ),
  ),
  refusal: Nullable(Told),
  mayContinue: Type.Boolean({
    description: 'Refused for its kind (figure 2-13), yet a reason would do (SOP 2.3)',
  }),
});

/** POST /api/v1/applications/{agendaNo}/activation-check: whether a meter may be activated; nothing is kept. */
export function activationRoutes(
  http: HttpServer,
  options: ActivationCheckOptions & { readonly now: () => Date },
): void {
  const schema = {
    summary: 'Check a meter number before it is activated (Aktivasi No Meter)',
    ...{ tags: ['ap2t'], security: [{ accessKey: [] }] },
    params: Type.Object({ agendaNo: AgendaNo }),
    body: Type.Object({ meterNo: MeterNo }, { additionalProperties: false }),
    response: { 200: CheckView, ...problemResponses(400, 401, 403, 404, 409, 422) },
  };
  const path = '/api/v1/applications/:agendaNo/activation-check';
  const config = { permission: 'activation.set' } as const;
  http.post(path, { schema, config }, async (request) => {
    const { agendaNo } = request.params;
    const { meterNo } = request.body;
    const caller = callerOf(request);
    const asked = { agendaNo, meterNo, exceptionReason: null, caller, at: options.now() };
    const { meter, refusal } = await checkActivation(options, asked);
    if (meter === null)
      return {
        ...{ meter, refusal: toldJson(refusal) },
        mayContinue: refusal.params['mayContinue'] === 1,
      };
    const { act: _act, productCorrected: _corrected, ...face } = meter;
    return { meter: face, refusal, mayContinue: false };
  });
}
