import { Readable } from 'node:stream';
import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { callerOf, coversUnit, recordAct } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { importReadings, type ReadingImport, uploadShape } from '../../profile/index.ts';
import { Told, toldJson } from '../meter-stock/told.ts';
import { unitsOfMeters } from '../supply-point/units-of.ts';

/** Each holds a connection again and again. */
const mostImports = 2;

const Report = Type.Object({
  lines: Type.Integer(),
  newMonths: Type.Integer({ description: 'Months that nobody had told before' }),
  toldOtherwise: Type.Integer({
    description: 'Months told otherwise than they were known: both are kept',
  }),
  known: Type.Integer({ description: 'Months that were known just so' }),
  refused: Type.Integer(),
  refusals: Type.Array(Type.Object({ line: Type.Integer(), ...Told.properties }), {
    description: 'By line; the first thousand',
  }),
});

/** POST /api/v1/load-profile/imports: readings of field readers from a CSV file (docs/profile.md). */
export function readingImportRoutes(
  http: HttpServer,
  options: { readonly database: Database; readonly now: () => Date },
): void {
  http.register(async (scope) => {
    const limit = { bodyLimit: uploadShape.mostBytes };
    scope.addContentTypeParser('text/csv', limit, (_request, payload, done) => done(null, payload));
    importRoute(scope, options);
  });
}

function importRoute(
  http: HttpServer,
  { database, now }: { readonly database: Database; readonly now: () => Date },
): void {
  let open = 0;
  const schema = {
    ...{ tags: ['profile'], security: [{ accessKey: [] }], consumes: ['text/csv'] },
    summary: `Import load profiles from CSV (text/csv, at most ${uploadShape.mostRecords} lines); docs/profile.md`,
    response: { 200: Report, ...problemResponses(400, 401, 403, 413, 422, 503) },
  };
  const config = { permission: 'profile.import' } as const;
  http.post('/api/v1/load-profile/imports', { schema, config }, async (request) => {
    const { body } = request;
    if (!(body instanceof Readable))
      throw new SetrumError('SETRUM_BAD_REQUEST', { detail: 'a body of text/csv is wanted' });
    if (open >= mostImports) throw new SetrumError('SETRUM_BUSY');
    open += 1;
    try {
      const caller = callerOf(request);
      const report = await importReadings(database, body, {
        ...{ shape: uploadShape, now: now() },
        unitsOf: (meterNos) => unitsOfMeters(database, meterNos),
        covers: (unit) => coversUnit(caller, unit),
      });
      const { refusals: _refusals, ...detail } = report;
      const act = { actor: caller.label, source: caller.source, act: 'profile.import' };
      await recordAct(database, { ...act, subject: 'load profile', detail }, now());
      return readingImportJson(report);
    } finally {
      open -= 1;
    }
  });
}

/** A report as it is told over HTTP and by the command line. */
export function readingImportJson({ refusals, ...report }: ReadingImport) {
  return {
    ...report,
    refusals: refusals.map(({ line, error }) => ({ line, ...toldJson(error) })),
  };
}
