import { callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { type Finding, INSPECT_FROM } from '../analysis/index.ts';
import { askedPlace } from '../reports/place.ts';
import { noteView } from '../viewed.ts';
import { type Cursor, findingsIn, lastRun } from './find.ts';
import { P2tlAnswer, P2tlParams } from './schema.ts';

/** GET /api/v1/p2tl: the ranked list of meters that an inspection is worth its way for, with the reasons. */
export function p2tlRoutes(http: HttpServer, database: Database, now: () => Date): void {
  const schema = {
    summary: 'P2TL list: meters worth an inspection, the likeliest theft first, with the reasons',
    tags: ['profile'],
    security: [{ accessKey: [] }],
    querystring: P2tlParams,
    response: { 200: P2tlAnswer, ...problemResponses(400, 401, 403, 404, 503) },
  };
  const config = { permission: 'p2tl.view' } as const;
  http.get('/api/v1/p2tl', { schema, config }, async (request) => {
    const { unit = null, feeder = null, transformer = null, least = INSPECT_FROM } = request.query;
    const { after, limit = 100 } = request.query;
    const caller = callerOf(request);
    const place = await askedPlace(database, caller, { unit, feeder, transformer });
    const query = { place, least, after: after === undefined ? null : cursorOf(after) };
    // One more than is shown tells whether there is another page.
    const found = await findingsIn(database, { ...query, limit: limit + 1 });
    const shown = found.slice(0, limit);
    const run = await lastRun(database);
    const subject = `p2tl ${place.path.map(({ code }) => code).join('/')}`;
    await noteView(database, caller, { subject, kind: 'list', meters: shown.length }, now());
    const last = shown.at(-1);
    return {
      examinedAt: run.examinedAt?.toISOString() ?? null,
      untilMonth: run.untilMonth === null ? null : String(run.untilMonth),
      ...{ inspectFrom: INSPECT_FROM, level: place.level, path: [...place.path] },
      findings: shown.map(viewOf),
      next: found.length > limit && last !== undefined ? `${last.score}-${last.meterNo}` : null,
    };
  });
}

function viewOf(finding: Finding) {
  return {
    ...finding,
    since: finding.since === null ? null : String(finding.since),
    reasons: finding.reasons.map((reason) => ({ ...reason, figures: { ...reason.figures } })),
  };
}

function cursorOf(text: string): Cursor {
  const [score = '', meterNo = ''] = text.split('-');
  return { score: Number(score), meterNo };
}
