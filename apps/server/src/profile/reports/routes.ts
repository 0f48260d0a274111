import { type TObject, Type } from 'typebox';
import { type Caller, callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { noteView } from '../viewed.ts';
import {
  balanceOf,
  conditionOf,
  type Fed,
  type ReportKind,
  reportKinds,
  tamperOf,
  usageOf,
  voltageOf,
} from './derive.ts';
import type { PlaceFigures } from './figures.ts';
import { metersOf } from './meters.ts';
import { type AskedPlace, askedPlace } from './place.ts';
import { reportOf } from './report.ts';
import { figureSchemas, LevelType, MeterRow, Month, PlaceParams, Step } from './schema.ts';

/** What the reports are made with. */
export interface ReportParts {
  readonly database: Database;
  readonly now: () => Date;
  /** The band that voltages are judged by: 220 V -10 % and +5 % unless the utility says otherwise. */
  readonly limits: { readonly lowVoltageV: number; readonly highVoltageV: number };
}

const summaries: Readonly<Record<ReportKind, string>> = {
  usage: 'Use against contracted power (jam nyala), from UPI down to the meter',
  voltage: 'End-of-line voltage against the band, from UPI down to the meter',
  condition: 'Meters normal and abnormal, from UPI down to the meter',
  tamper: 'Tamper marks, from UPI down to the meter',
  balance: 'Energy sold, taken and registered, and fed in, from UPI down to the meter',
};

const derive: Readonly<Record<ReportKind, (figures: PlaceFigures, fed: Fed) => object>> = {
  usage: usageOf,
  voltage: voltageOf,
  condition: conditionOf,
  tamper: tamperOf,
  balance: balanceOf,
};

/** GET /api/v1/reports/{usage|voltage|condition|tamper|balance}: the reports of SOP 1.4 and ours, by drill-down. */
export function reportRoutes(http: HttpServer, parts: ReportParts): void {
  for (const kind of reportKinds) reportRoute(http, kind, parts);
}

function reportRoute(http: HttpServer, kind: ReportKind, parts: ReportParts): void {
  const { database, limits } = parts;
  const schema = {
    summary: summaries[kind],
    tags: ['profile'],
    security: [{ accessKey: [] }],
    querystring: PlaceParams,
    response: { 200: answerOf(figureSchemas[kind]), ...problemResponses(400, 401, 403, 404, 503) },
  };
  const config = { permission: 'profile.view' } as const;
  http.get(`/api/v1/reports/${kind}`, { schema, config }, async (request) => {
    const { unit = null, feeder = null, transformer = null, month } = request.query;
    const caller = callerOf(request);
    const place = await askedPlace(database, caller, { unit, feeder, transformer });
    const report = await reportOf(database, place, month === undefined ? null : Number(month));
    const figures = (of: { readonly figures: PlaceFigures; readonly fed: Fed }) => ({
      ...{ meters: of.figures.meters, readings: of.figures.readings },
      ...derive[kind](of.figures, of.fed),
    });
    return {
      ...{ kind, limits, level: place.level, path: [...place.path] },
      month: report.month === null ? null : String(report.month),
      total: figures(report.total),
      series: report.series.map((one) => ({ month: String(one.month), ...figures(one) })),
      children: report.children.map((child) => ({
        ...{ level: child.level, code: child.code, name: child.name },
        ...figures(child),
      })),
      meters: report.month === null ? [] : await metersShown(parts, caller, place, report.month),
    };
  });
}

/** Meters are people: who looks at them is kept. */
async function metersShown(
  { database, now }: ReportParts,
  caller: Caller,
  place: AskedPlace,
  month: number,
) {
  if (place.level !== 'transformer') return [];
  const meters = await metersOf(database, place, month);
  const subject = place.path.map(({ code }) => code).join('/');
  await noteView(database, caller, { subject, kind: 'place', meters: meters.length }, now());
  return [...meters];
}

function answerOf(figures: TObject) {
  return Type.Object({
    kind: Type.Unsafe<ReportKind>({ type: 'string', enum: [...reportKinds] }),
    month: Type.Union([Month, Type.Null()], { description: 'Null: no reading has come yet' }),
    level: LevelType,
    path: Type.Array(Step, { description: 'From the top to the place itself' }),
    limits: Type.Object({ lowVoltageV: Type.Integer(), highVoltageV: Type.Integer() }),
    total: figures,
    series: Type.Array(Type.Object({ month: Month, ...figures.properties }), {
      description: 'Twelve months at most, the oldest first',
    }),
    children: Type.Array(
      Type.Object({
        level: LevelType,
        code: Type.String({ description: '-: meters of which no feeder or transformer is told' }),
        name: Type.String(),
        ...figures.properties,
      }),
      { description: 'The places one step below' },
    ),
    meters: Type.Array(MeterRow, { description: 'On a transformer: its meters' }),
  });
}
