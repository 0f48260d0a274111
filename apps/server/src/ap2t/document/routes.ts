import { Type } from 'typebox';
import { assertUnit, callerOf, coversUnit } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { AgendaNo, Idpel } from '../application/schema.ts';
import type { Documents } from './documents.ts';
import { verifyRoutes } from './verify/routes.ts';
import { DocumentView, documentView } from './view.ts';

const params = Type.Object({ documentId: Type.String({ format: 'uuid' }) });

/** Documents: lists, records, prints, and their public verification. */
export function documentRoutes(http: HttpServer, documents: Documents): void {
  const common = { tags: ['ap2t'], security: [{ accessKey: [] }] };
  const list = {
    ...{ ...common, summary: "An application's documents, the newest first" },
    params: Type.Object({ agendaNo: AgendaNo }),
    response: {
      200: Type.Object({ documents: Type.Array(DocumentView) }),
      ...problemResponses(400, 401, 403),
    },
  };
  const view = { permission: 'document.view' } as const;
  http.get(
    '/api/v1/applications/:agendaNo/documents',
    { schema: list, config: view },
    async (request) => {
      const caller = callerOf(request);
      const found = await documents.documentsOf(request.params.agendaNo);
      const other = found.find(({ unit }) => !coversUnit(caller, unit));
      if (other !== undefined) assertUnit(caller, other.unit);
      return { documents: found.map(documentView) };
    },
  );
  const record = {
    ...{ ...common, summary: 'A document on record, without its paper' },
    params,
    response: { 200: DocumentView, ...problemResponses(400, 401, 403, 404) },
  };
  http.get(
    '/api/v1/documents/:documentId/record',
    { schema: record, config: view },
    async (request) => {
      const found = await documents.record(request.params.documentId);
      assertUnit(callerOf(request), found.unit);
      return documentView(found);
    },
  );
  customerRoute(http, documents);
  printRoute(http, documents);
  verifyRoutes(http, documents.database, documents.now);
}

/** Those of a customer that lie in the caller's units: a customer may have moved. */
function customerRoute(http: HttpServer, documents: Documents): void {
  const schema = {
    ...{ tags: ['ap2t'], security: [{ accessKey: [] }] },
    summary: "A customer's documents, the newest first",
    params: Type.Object({ idpel: Idpel }),
    response: {
      200: Type.Object({ documents: Type.Array(DocumentView) }),
      ...problemResponses(400, 401, 403),
    },
  };
  const config = { permission: 'document.view' } as const;
  http.get('/api/v1/customers/:idpel/documents', { schema, config }, async (request) => {
    const caller = callerOf(request);
    const all = await documents.documentsOfCustomer(request.params.idpel);
    const seen = all.filter(({ unit }) => coversUnit(caller, unit));
    const [first] = all;
    if (first !== undefined && seen.length === 0) assertUnit(caller, first.unit);
    return { documents: seen.map(documentView) };
  });
}

function printRoute(http: HttpServer, documents: Documents): void {
  const schema = {
    ...{ tags: ['ap2t'], security: [{ accessKey: [] }] },
    summary: 'The paper of a document (PDF), as it was frozen',
    params,
    response: {
      200: { content: { 'application/pdf': { schema: Type.Unsafe<Uint8Array>({}) } } },
      ...problemResponses(400, 401, 403, 404, 503),
    },
  };
  const config = { permission: 'document.print' } as const;
  http.get('/api/v1/documents/:documentId', { schema, config }, async (request, reply) => {
    const { fileName, bytes } = await documents.render(
      request.params.documentId,
      callerOf(request),
    );
    return reply
      .headers({
        'content-disposition': `inline; filename="${fileName}"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      })
      .type('application/pdf')
      .send(bytes);
  });
}
