import { Type } from 'typebox';
import { assertUnit, type Caller, callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { type Application, applicationKinds } from '../application/model.ts';
import { Nullable, OneOf, Unit } from '../application/schema.ts';
import { type ServiceTargets, serviceClock } from '../application/service-clock.ts';
import { ApplicationView, applicationView } from '../application/view.ts';
import { possibleActions } from '../workflow/find-transition.ts';
import { mayTake } from '../workflow/may-take.ts';
import { actions as allActions } from '../workflow/transitions.ts';
import { isForward, openStates } from './forward.ts';
import { cursorPattern, waitingApplications } from './list.ts';
import { workQueues } from './queues.ts';

export interface WorkRouteOptions {
  readonly database: Database;
  readonly now: () => Date;
  readonly serviceTargets: ServiceTargets;
}

const Text = Type.String();
const Actions = Type.Array(OneOf(allActions));

const Queues = Type.Object({
  queues: Type.Array(
    Type.Object({
      state: OneOf(openStates),
      count: Type.Integer(),
      oldestAt: Nullable(Text),
      actions: { ...Actions, description: 'What the caller may do about it' },
    }),
  ),
});

const Page = Type.Object({
  rows: Type.Array(
    Type.Object({
      application: ApplicationView,
      actions: { ...Actions, description: 'The steps forward that this caller could take now' },
      targetOn: Nullable(Text),
      level: Nullable(OneOf(['within', 'near', 'over'] as const)),
    }),
  ),
  next: Nullable(Text),
});

const Filter = Type.Object(
  {
    state: Type.Optional(
      Type.Array(OneOf(openStates), { minItems: 1, maxItems: openStates.length }),
    ),
    kind: Type.Optional(OneOf(applicationKinds)),
    unit: Type.Optional(Unit),
    after: Type.Optional(Type.String({ pattern: cursorPattern })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
);

const usualLimit = 100;

/** GET /api/v1/work-list and /api/v1/work-list/applications: what waits for whom, the longest waiting first. */
export function workRoutes(http: HttpServer, options: WorkRouteOptions): void {
  const { database, now, serviceTargets } = options;
  const common = { tags: ['ap2t'], security: [{ accessKey: [] }] };
  const config = { permission: 'application.view' } as const;
  const queues = {
    ...{ ...common, summary: 'How many applications wait in each state, and for whom' },
    response: { 200: Queues, ...problemResponses(401, 403) },
  };
  http.get('/api/v1/work-list', { schema: queues, config }, async (request) => ({
    queues: (await workQueues(database, callerOf(request))).map(
      ({ oldestAt, actions, ...queue }) => ({
        ...queue,
        actions: [...actions],
        oldestAt: oldestAt?.toISOString() ?? null,
      }),
    ),
  }));
  const list = {
    ...{ ...common, summary: 'Applications that wait, the longest waiting first' },
    querystring: Filter,
    response: { 200: Page, ...problemResponses(400, 401, 403) },
  };
  http.get('/api/v1/work-list/applications', { schema: list, config }, async (request) => {
    const caller = callerOf(request);
    const { limit = usualLimit, state: states = openStates, ...filter } = request.query;
    if (filter.unit !== undefined) assertUnit(caller, filter.unit);
    const wanted = { ...filter, states };
    const page = await waitingApplications(database, caller.units, wanted, limit);
    const at = now();
    return {
      rows: page.applications.map((one) => rowOf(one, caller, serviceTargets, at)),
      next: page.next,
    };
  });
}

/** Once it is realised, its clock stands: then the work list says nothing of it. */
const stopped: readonly string[] = [
  ...['realised', 'signed', 'pdl-entered', 'pdl-checked', 'pdl-approved'],
];

function rowOf(application: Application, caller: Caller, targets: ServiceTargets, at: Date) {
  const { targetOn, level } = serviceClock(application, [], targets, at);
  const isRunning = !stopped.includes(application.state);
  const forward = possibleActions({ application, caller }).filter(({ by }) => mayTake(caller, by));
  return {
    application: applicationView(application, caller),
    actions: forward.filter(isForward).map(({ action }) => action),
    ...(isRunning ? { targetOn, level } : { targetOn: null, level: null }),
  };
}
