import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import { assertUnit, type Caller, callerOf, personalView } from '../../identity/index.ts';
import {
  csvStream,
  type Database,
  type HttpServer,
  problemResponses,
} from '../../platform/index.ts';
import { Nullable, OneOf } from '../application/schema.ts';
import { allColumns, fileShape, resultColumns } from './columns.ts';
import { LineView, lineView, problemsText, shownCells } from './line-view.ts';
import { listLines } from './list.ts';
import { type Collective, type LineState, lineStates } from './model.ts';
import { findCollective } from './store.ts';

const path = '/api/v1/collectives/:collectiveNo/lines';
const usualLimit = 100;
const pageLines = 500;
const State = Type.Optional(OneOf(lineStates));

/** GET …/lines and …/lines/export: what became of each line; the refused ones as a file that can be corrected and sent again. */
export function lineRoutes(http: HttpServer, database: Database): void {
  const common = {
    ...{ tags: ['ap2t'], security: [{ accessKey: [] }] },
    params: Type.Object({ collectiveNo: Type.String({ pattern: '^K[0-9]{15}$' }) }),
  };
  const config = { permission: 'application.view' } as const;
  const list = {
    ...{ ...common, summary: 'The lines of a collective request, in the order of the file' },
    querystring: Type.Object(
      {
        state: State,
        after: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000_000 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      },
      { additionalProperties: false },
    ),
    response: {
      200: Type.Object({ lines: Type.Array(LineView), next: Nullable(Type.Integer()) }),
      ...problemResponses(400, 401, 403, 404),
    },
  };
  http.get(path, { schema: list, config }, async (request) => {
    const caller = callerOf(request);
    const { limit = usualLimit, ...filter } = request.query;
    const { collectiveNo, unit } = await seen(database, request.params.collectiveNo, caller);
    const lines = await listLines(database, collectiveNo, filter, limit + 1);
    const page = lines.slice(0, limit);
    const next = lines.length > limit ? (page.at(-1)?.line ?? null) : null;
    return { lines: page.map((line) => lineView(line, unit, caller)), next };
  });
  const asFile = {
    ...{ ...common, summary: 'The lines of a collective request as CSV' },
    querystring: Type.Object({ state: State }, { additionalProperties: false }),
    response: {
      200: Type.Unsafe<Readable>({ type: 'string' }),
      ...problemResponses(400, 401, 403, 404),
    },
  };
  http.get(`${path}/export`, { schema: asFile, config }, async (request, reply) => {
    const caller = callerOf(request);
    const collective = await seen(database, request.params.collectiveNo, caller);
    const file = linesCsv(database, collective, request.query.state, caller);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${collective.collectiveNo}.csv"`)
      .send(file);
  });
}

/** The lines of a request as a file that can be sent again, personal cells masked for those who may not see them. */
export function linesCsv(
  database: Database,
  collective: Collective,
  state: LineState | undefined,
  caller: Caller,
): Readable {
  const rows = rowsOf(database, collective, state, caller);
  return csvStream([...allColumns, ...resultColumns], rows);
}

async function seen(database: Database, collectiveNo: string, caller: Caller): Promise<Collective> {
  const collective = await findCollective(database, collectiveNo);
  assertUnit(caller, collective.unit);
  return collective;
}

async function* rowsOf(
  database: Database,
  { collectiveNo, unit }: Collective,
  state: LineState | undefined,
  caller: Caller,
) {
  const personal = personalView(caller, unit);
  let after = 0;
  for (let rows = 0; rows < fileShape.mostRecords; rows += pageLines) {
    const lines = await listLines(database, collectiveNo, { state, after }, pageLines);
    for (const { line, cells, state: became, agendaNo, problems } of lines) {
      const shown = { ...shownCells(cells, unit, caller), name: personal.name(cells.name) };
      yield [
        ...allColumns.map((column) => shown[column]),
        line,
        became,
        agendaNo,
        problemsText(problems),
      ];
    }
    const last = lines.at(-1);
    if (last === undefined || lines.length < pageLines) return;
    after = last.line;
  }
}
