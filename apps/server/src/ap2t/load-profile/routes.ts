import { Type } from 'typebox';
import { assertUnit, callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { RequestView, requestView } from '../token-request/schema.ts';
import { loadProfile } from './service.ts';

const Nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

const Verification = Type.Union(
  [Type.Literal('verified'), Type.Literal('unverified'), Type.Literal('forged')],
  { description: 'Whether the meter has signed it (docs/card.md section 12)' },
);

const Month = Type.Object({
  month: Type.String({ pattern: '^[0-9]{6}$' }),
  standKwh: Type.Integer(),
  remainingKwh: Type.Integer(),
  voltageV: Type.Integer(),
  tamper: Type.Integer(),
  currentDa: Nullable(Type.Integer({ description: 'A x 10' })),
  tamperCause: Type.Integer(),
  outages: Type.Integer(),
  lowVoltageEvents: Type.Integer(),
  overloads: Type.Integer(),
  tamperEvents: Type.Integer(),
  usageKwh: Nullable(Type.Integer()),
  tamperMeaning: Type.Union([
    Type.Literal('normal'),
    Type.Literal('tamper'),
    Type.Literal('unknown'),
  ]),
  lowVoltage: Type.Boolean(),
  verification: Verification,
  receivedAt: Type.String(),
});

const Present = Type.Object({
  tamper: Type.Boolean(),
  lowCredit: Type.Boolean(),
  supplyOff: Type.Boolean(),
  overload: Type.Boolean(),
  keypadLocked: Type.Boolean(),
  standDkwh: Type.Integer(),
  creditDkwh: Type.Integer(),
  clock: Type.String(),
  krn: Type.Integer(),
  ti: Type.Integer(),
  sgc: Type.Integer(),
  cardUid: Type.String(),
  receivedAt: Type.String(),
  verification: Verification,
});

const LoadProfileAnswer = Type.Object({
  supplyPoint: Type.Object({
    meterNo: Type.String(),
    idpel: Type.String(),
    holder: Type.String(),
    address: Type.String(),
    unit: Type.String(),
    tariff: Type.String(),
    powerVa: Type.Integer(),
    saleState: Type.Union([
      Type.Literal('active'),
      Type.Literal('blocked'),
      Type.Literal('suspended'),
    ]),
    meterMake: Type.String(),
    meterType: Type.String(),
    meterKind: Type.Union([Type.Literal('nfc'), Type.Literal('keypad')]),
    removedOn: Nullable(
      Type.String({ description: 'Since when the meter is not there; the rest is as it was then' }),
    ),
  }),
  lowVoltageLimitV: Type.Integer(),
  months: Type.Array(Month),
  present: Nullable(Present),
  tokens: Type.Array(
    Type.Object({
      reference: Type.String(),
      energyDkwh: Type.Integer(),
      issuedAt: Type.String(),
      onCard: Type.Boolean(),
      result: Nullable(
        Type.Integer({ description: 'docs/card.md section 6; null: not heard of yet' }),
      ),
      resultAt: Nullable(Type.String()),
    }),
  ),
  requests: Type.Array(
    Type.Object({
      ...Type.Pick(RequestView, [
        ...(['requestId', 'orderId', 'agendaNo', 'transactionAt', 'transactionKind'] as const),
        ...(['agendaState', 'kind', 'value', 'state', 'statusNo', 'statusText'] as const),
      ]).properties,
      href: Type.String({ description: 'Monitoring Permohonan Token of this agenda' }),
    }),
  ),
});

/** GET /api/v1/meters/{meterNo}/load-profile: figure 3-3 of the SOP, for staff. */
export function loadProfileRoutes(
  http: HttpServer,
  database: Database,
  lowVoltageLimitV: number,
): void {
  const schema = {
    summary: 'Load profile by meter number',
    tags: ['ap2t'],
    security: [{ accessKey: [] }],
    params: Type.Object({ meterNo: Type.String({ pattern: '^[0-9]{11}([0-9]{2})?$' }) }),
    response: { 200: LoadProfileAnswer, ...problemResponses(400, 401, 403, 404) },
  };
  http.get(
    '/api/v1/meters/:meterNo/load-profile',
    { schema, config: { permission: 'profile.view' } },
    async (request) => {
      const profile = await loadProfile(database, request.params.meterNo, lowVoltageLimitV);
      assertUnit(callerOf(request), profile.supplyPoint.unit);
      return {
        ...profile,
        months: [...profile.months],
        tokens: [...profile.tokens],
        requests: profile.requests.map((asked) => ({
          ...requestView(asked),
          href: `/api/v1/token-requests?agendaNo=${asked.agendaNo}`,
        })),
      };
    },
  );
}
