import { callerOf } from '../../identity/index.ts';
import type { HttpServer } from '../../platform/index.ts';
import { closeComplaint } from './close.ts';
import { decideEnergy } from './decide.ts';
import { complaintDetail } from './detail.ts';
import {
  answers,
  type ComplaintRoutesOptions,
  common,
  Detail,
  enter,
  params,
  path,
} from './route-parts.ts';
import { DecisionBody } from './schema.ts';

export function decideRoutes(http: HttpServer, options: ComplaintRoutesOptions): void {
  const { now } = options;
  const decide = {
    ...{ ...common, summary: 'Decide about credit that was too much for one person to say' },
    ...{ params, body: DecisionBody, response: { 200: Detail, ...answers } },
  };
  const config = { permission: 'compensation.decide' } as const;
  http.post(`${path}/:agendaNo/energy-decision`, { schema: decide, config }, async (request) => {
    const asked = { caller: callerOf(request), at: now() };
    const { decision, energyDkwh = null, reason = null } = request.body;
    const order = { ...request.params, decision, energyDkwh, reason };
    const { agendaNo } = await decideEnergy(options, order, asked);
    if (decision === 'approve') await options.waitForTokens(agendaNo, options.rules.waitMs);
    return complaintDetail(options, agendaNo, asked, false);
  });
  const close = {
    ...{ ...common, summary: 'Close a complaint that needs no token', params },
    response: { 200: Detail, ...answers },
  };
  http.post(`${path}/:agendaNo/close`, { schema: close, config: enter }, async (request) => {
    const asked = { caller: callerOf(request), at: now() };
    const { agendaNo } = await closeComplaint(options, request.params.agendaNo, asked);
    return complaintDetail(options, agendaNo, asked, false);
  });
}
