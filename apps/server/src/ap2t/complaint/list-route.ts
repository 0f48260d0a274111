import { Type } from 'typebox';
import { assertUnit, callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { Idpel, MeterNo, Nullable, OneOf, Unit } from '../application/schema.ts';
import { listComplaints } from './list.ts';
import { complaintKinds, energyStates, progresses } from './model.ts';
import { type ComplaintRoutesOptions, common, path, view } from './route-parts.ts';
import { ComplaintView, complaintView } from './view.ts';

const usualLimit = 50;

export function listRoute(http: HttpServer, { database }: ComplaintRoutesOptions): void {
  const schema = {
    ...{ ...common, summary: 'Complaints, the newest first' },
    querystring: Type.Object(
      {
        unit: Type.Optional(Unit),
        kind: Type.Optional(OneOf(complaintKinds)),
        idpel: Type.Optional(Idpel),
        meterNo: Type.Optional(MeterNo),
        energyState: Type.Optional(OneOf(energyStates)),
        progress: Type.Optional(OneOf(progresses)),
        after: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}-[0-9]{18}$' })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      },
      { additionalProperties: false },
    ),
    response: {
      200: Type.Object({ complaints: Type.Array(ComplaintView), next: Nullable(Type.String()) }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.get(path, { schema, config: view }, async (request) => {
    const caller = callerOf(request);
    const { limit = usualLimit, ...filter } = request.query;
    if (filter.unit !== undefined) assertUnit(caller, filter.unit);
    const page = await listComplaints(database, caller.units, filter, limit);
    return { complaints: page.complaints.map(complaintView), next: page.next };
  });
}
