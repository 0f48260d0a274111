import { Type } from 'typebox';
import { assertUnit, type Caller, callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { possibleActions } from '../workflow/find-transition.ts';
import { mayTake } from '../workflow/may-take.ts';
import { exportRoute, FilterFields } from './export.ts';
import { listApplications } from './list.ts';
import { type Application, applicationStates } from './model.ts';
import { AgendaNo, Nullable, OneOf } from './schema.ts';
import { type ServiceTargets, serviceClock } from './service-clock.ts';
import { findApplication, stepsOf } from './store.ts';
import { ApplicationView, applicationView } from './view.ts';

export interface ApplicationRoutesOptions {
  readonly database: Database;
  readonly now: () => Date;
  readonly serviceTargets: ServiceTargets;
}

const Text = Type.String();

const StepView = Type.Object({
  step: Type.Integer(),
  action: Text,
  fromState: Nullable(OneOf(applicationStates)),
  toState: OneOf(applicationStates),
  actor: Text,
  source: Text,
  reason: Nullable(Text),
  at: Text,
});

const DetailView = Type.Object({
  application: ApplicationView,
  steps: Type.Array(StepView),
  service: Type.Object({
    targetOn: Nullable(Text),
    level: Nullable(OneOf(['within', 'near', 'over'] as const, 'TMP: DALAM, MENDEKATI, LEWAT')),
    stoppedOn: Nullable(Text),
  }),
  actions: Type.Array(
    Type.Object({ action: Text, to: OneOf(applicationStates), reason: Type.Boolean() }),
    { description: 'The steps that this caller could take now' },
  ),
});

const Page = Type.Object(
  {
    ...FilterFields,
    after: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}-[0-9]{18}$' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
);

const usualLimit = 50;
/** GET /api/v1/applications and /api/v1/applications/{agendaNo}: lists, and the whole of one with its timeline. */
export function applicationRoutes(http: HttpServer, options: ApplicationRoutesOptions): void {
  const { database, now, serviceTargets } = options;
  const common = { tags: ['ap2t'], security: [{ accessKey: [] }] };
  const config = { permission: 'application.view' } as const;
  const list = {
    ...{ ...common, summary: 'Applications, the newest first' },
    querystring: Page,
    response: {
      200: Type.Object({ applications: Type.Array(ApplicationView), next: Nullable(Text) }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.get('/api/v1/applications', { schema: list, config }, async (request) => {
    const caller = callerOf(request);
    const { limit = usualLimit, ...filter } = request.query;
    if (filter.unit !== undefined) assertUnit(caller, filter.unit);
    const page = await listApplications(database, caller.units, filter, limit);
    const applications = page.applications.map((one) => applicationView(one, caller));
    return { applications, next: page.next };
  });
  exportRoute(http, database);
  const detail = {
    ...{ ...common, summary: 'An application: its data, timeline, service clock, next steps' },
    params: Type.Object({ agendaNo: AgendaNo }),
    response: { 200: DetailView, ...problemResponses(400, 401, 403, 404) },
  };
  http.get('/api/v1/applications/:agendaNo', { schema: detail, config }, async (request) => {
    const caller = callerOf(request);
    const application = await findApplication(database, request.params.agendaNo);
    assertUnit(caller, application.unit);
    const steps = await stepsOf(database, application.agendaNo);
    return {
      application: applicationView(application, caller),
      steps: steps.map(({ input: _input, requestKey: _key, agendaNo: _agenda, at, ...step }) => ({
        ...step,
        at: at.toISOString(),
      })),
      service: serviceClock(application, steps, serviceTargets, now()),
      actions: actionsFor(application, caller),
    };
  });
}

function actionsFor(application: Application, caller: Caller) {
  return possibleActions({ application, caller })
    .filter(({ by }) => mayTake(caller, by))
    .map(({ action, to, reason }) => ({ action, to, reason }));
}
