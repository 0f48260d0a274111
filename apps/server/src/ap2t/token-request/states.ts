import { SetrumError } from '@setrum/errors';
import type { TokenRequest, TokenState } from './model.ts';

/** A state, with `failed` told apart: could not be made, or was refused by the meter. */
export type TokenStage = Exclude<TokenState, 'failed'> | 'unmade' | 'refused';

export const tokenStages: readonly TokenStage[] = [
  'requested',
  'unmade',
  'generated',
  'delivered',
  'taken',
  'refused',
  'cancelled',
];

/** Everything that can happen to a request: from where, to where. Nothing else happens to one. */
export const tokenTransitions = {
  /** Its tokens are made and on record. */
  generate: { from: ['requested', 'unmade'], to: 'generated' },
  /** They could not be made. */
  fail: { from: ['requested', 'unmade'], to: 'failed' },
  /** Somebody wants it tried again. */
  tryAgain: { from: ['unmade'], to: 'requested' },
  /** It is on paper or on a card. */
  deliver: { from: ['generated', 'delivered'], to: 'delivered' },
  /** The paper that it was on is void. */
  takeBack: { from: ['delivered'], to: 'generated' },
  /** The meter took it; what was thought refused turns out taken where its key is in the meter. */
  take: { from: ['generated', 'delivered', 'refused'], to: 'taken' },
  /** The meter refused it, and always will. */
  refuse: { from: ['generated', 'delivered'], to: 'failed' },
  /** It is not wanted any more. Its identifiers stay used. */
  cancel: { from: ['requested', 'unmade', 'generated', 'delivered', 'refused'], to: 'cancelled' },
} as const satisfies Readonly<
  Record<string, { readonly from: readonly TokenStage[]; readonly to: TokenState }>
>;

export type TokenAction = keyof typeof tokenTransitions;

export const tokenActions = Object.keys(tokenTransitions) as readonly TokenAction[];

export function stageOf({
  state,
  generatedAt,
}: Pick<TokenRequest, 'state' | 'generatedAt'>): TokenStage {
  if (state !== 'failed') return state;
  return generatedAt === null ? 'unmade' : 'refused';
}

export function may(
  action: TokenAction,
  request: Pick<TokenRequest, 'state' | 'generatedAt'>,
): boolean {
  const from: readonly TokenStage[] = tokenTransitions[action].from;
  return from.includes(stageOf(request));
}

/** Throws SETRUM_TOKEN_REQUEST_STATE when this cannot happen to the request as it stands. */
export function assertMay(
  action: TokenAction,
  request: Pick<TokenRequest, 'state' | 'generatedAt' | 'kind'>,
): void {
  if (may(action, request)) return;
  const { kind } = request;
  throw new SetrumError('SETRUM_TOKEN_REQUEST_STATE', { action, kind, state: stageOf(request) });
}
