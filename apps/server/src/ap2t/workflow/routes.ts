import { type Static, type TObject, Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { AgendaNo, Reason, RequestKey } from '../application/schema.ts';
import { ApplicationView, applicationView } from '../application/view.ts';
import { ChangeBody, changeOf } from '../entry/schema.ts';
import type { ApplicationEngine, StepOrder } from './engine.ts';
import { actionInputs } from './inputs.ts';
import { type ActionName, actions, permissionOf, transitions } from './transitions.ts';

const SeenStep = Type.Integer({
  minimum: 1,
  maximum: 2_147_483_647,
  description: 'The last step that you have seen: another one since then refuses yours',
});

/** `POST /api/v1/applications/{agendaNo}/{action}`: a route for each action of the transition table that a person may take. */
export function stepRoutes(http: HttpServer, engine: ApplicationEngine): void {
  for (const action of actions) {
    const permission = permissionOf(action);
    if (permission === 'system' || permission === 'payment') continue;
    const body = bodyOf(action);
    const schema = {
      ...{ summary: meaningOf(action), tags: ['ap2t'], security: [{ accessKey: [] }] },
      description: statesOf(action),
      params: Type.Object({ agendaNo: AgendaNo }),
      headers: RequestKey,
      body,
      response: { 200: ApplicationView, ...problemResponses(400, 401, 403, 404, 409, 422) },
    };
    const path = `/api/v1/applications/:agendaNo/${pathOf(action)}`;
    http.post(path, { schema, config: { permission } }, async (request) => {
      const caller = callerOf(request);
      const { agendaNo } = request.params;
      const requestKey = request.headers['idempotency-key'];
      const given = orderPartsOf(action, request.body as Readonly<Record<string, unknown>>);
      const application = await engine.act({ agendaNo, action, requestKey, caller, ...given });
      return applicationView(application, caller);
    });
  }
}

/** The path of an action: `issueSip` is `issue-sip`. */
export function pathOf(action: ActionName): string {
  return action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function bodyOf(action: ActionName): TObject {
  const reason = transitions.some((row) => row.action === action && row.reason);
  const input = action === 'revise' ? ChangeBody.properties : (actionInputs[action] ?? {});
  return Type.Object(
    { ...input, ...(reason ? { reason: Reason } : {}), seenStep: Type.Optional(SeenStep) },
    { additionalProperties: false },
  );
}

function orderPartsOf(
  action: ActionName,
  body: Readonly<Record<string, unknown>>,
): Pick<StepOrder, 'input' | 'reason' | 'seenStep'> {
  const { reason, seenStep, ...rest } = body;
  const input = action === 'revise' ? changeOf(rest as Static<typeof ChangeBody>) : rest;
  return {
    input: { ...input },
    reason: typeof reason === 'string' ? reason : null,
    seenStep: typeof seenStep === 'number' ? seenStep : null,
  };
}

function meaningOf(action: ActionName): string {
  return transitions.find((row) => row.action === action)?.meaning.en ?? action;
}

function statesOf(action: ActionName): string {
  const rows = transitions.filter((row) => row.action === action);
  return rows.map(({ from, to }) => `${from.join(', ')} → ${to}`).join('; ');
}
