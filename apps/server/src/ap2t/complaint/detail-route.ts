import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { assertUnit, callerMay, callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { complaintDetail } from './detail.ts';
import { type ComplaintRoutesOptions, common, Detail, params, path, view } from './route-parts.ts';
import { findComplaint } from './store.ts';

export function detailRoute(http: HttpServer, options: ComplaintRoutesOptions): void {
  const schema = {
    ...{ ...common, summary: 'A complaint with its tokens', params },
    querystring: Type.Object(
      {
        digits: Type.Optional(
          Type.Boolean({ description: 'Tell the digits, too: token.see-digits; is put on record' }),
        ),
      },
      { additionalProperties: false },
    ),
    response: { 200: Detail, ...problemResponses(400, 401, 403, 404) },
  };
  http.get(`${path}/:agendaNo`, { schema, config: view }, async (request) => {
    const caller = callerOf(request);
    const { agendaNo } = request.params;
    const { digits = false } = request.query;
    const { unit } = await findComplaint(options.database, agendaNo);
    assertUnit(caller, unit);
    if (digits && !callerMay(caller, 'token.see-digits')) throw new SetrumError('SETRUM_FORBIDDEN');
    return complaintDetail(options, agendaNo, { caller, at: options.now() }, digits);
  });
}
