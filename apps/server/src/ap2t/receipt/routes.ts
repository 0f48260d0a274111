import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { AgendaNo } from '../application/schema.ts';
import { DocumentView, documentView } from '../document/view.ts';
import { makeReceipt, type ReceiptDesk } from './make.ts';

/** POST /api/v1/applications/{agendaNo}/receipt: the copy of the receipt, to be printed as a document. */
export function receiptCopyRoutes(http: HttpServer, desk: ReceiptDesk): void {
  const schema = {
    summary: 'The copy of a paid application’s receipt (KUITANSI): made once for a payment',
    ...{ tags: ['ap2t'], security: [{ accessKey: [] }] },
    params: Type.Object({ agendaNo: AgendaNo }),
    response: { 200: DocumentView, ...problemResponses(400, 401, 403, 404, 409) },
  };
  const config = { permission: 'document.print' } as const;
  http.post('/api/v1/applications/:agendaNo/receipt', { schema, config }, async (request) => {
    const { agendaNo } = request.params;
    return documentView(await makeReceipt(desk, { agendaNo, caller: callerOf(request) }));
  });
}
