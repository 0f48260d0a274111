import { Type } from 'typebox';
import { problemResponses } from '../../platform/index.ts';
import { OneOf } from '../application/schema.ts';
import { type TokenRequest, tokenStates } from './model.ts';

export const problems = problemResponses(400, 401, 403, 404, 409, 422);

/** The requests that an act changed. */
export const Changed = Type.Object({
  changed: Type.Array(Type.Object({ requestId: Type.String(), state: OneOf(tokenStates) })),
});

export function changedView(changed: readonly TokenRequest[]) {
  return { changed: changed.map(({ requestId, state }) => ({ requestId, state })) };
}
