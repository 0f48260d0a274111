import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import type { HttpServer } from '../../platform/index.ts';
import { RequestKey } from '../application/schema.ts';
import { Told } from '../meter-stock/told.ts';
import { complaintDetail } from './detail.ts';
import { enterComplaint } from './enter.ts';
import { OpenCreditView, openCreditView, warningsOf } from './open-credit-view.ts';
import { answers, type ComplaintRoutesOptions, common, enter, path } from './route-parts.ts';
import { ComplaintBody, orderOf } from './schema.ts';
import { TokensView } from './tokens-view.ts';
import { ComplaintView } from './view.ts';

export function enterRoute(http: HttpServer, options: ComplaintRoutesOptions): void {
  const schema = {
    ...{ ...common, summary: 'Enter a complaint (pengaduan), and do all that it asks for' },
    description:
      'The answer waits a moment for the tokens. Their digits are told to callers who may see them; for the others, and when they are not there yet, `digits` is null or short, and the live feed tells.',
    ...{ headers: RequestKey, body: ComplaintBody },
    response: {
      201: Type.Object({
        complaint: ComplaintView,
        ...TokensView,
        openCredits: Type.Array(OpenCreditView, {
          description:
            'Credits left with a replaced meter, of which nobody knows whether they were entered',
        }),
        warnings: Type.Array(Told, { description: 'What must be looked after' }),
      }),
      ...answers,
    },
  };
  http.post(path, { schema, config: enter }, async (request, reply) => {
    const caller = callerOf(request);
    const requestKey = request.headers['idempotency-key'];
    const asked = { caller, requestKey, at: options.now() };
    const { complaint, left } = await enterComplaint(options, orderOf(request.body), asked);
    const { agendaNo, meterNo, kind } = complaint;
    if (kind !== 'other') await options.waitForTokens(agendaNo, options.rules.waitMs);
    const detail = await complaintDetail(options, agendaNo, asked, true);
    const openCredits = left.map(openCreditView);
    return reply.code(201).send({ ...detail, openCredits, warnings: warningsOf(meterNo, left) });
  });
}
