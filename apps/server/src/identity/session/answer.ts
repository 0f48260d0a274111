import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { type IdentityParts, secureCookies } from '../parts.ts';
import { sessionCookie, setCookie } from './cookie.ts';
import { Me } from './me.ts';
import { meOf } from './me-view.ts';
import type { OpenedSession } from './model.ts';

export const Carrier = Type.Optional(
  Type.Union([Type.Literal('cookie'), Type.Literal('bearer')], {
    description: 'cookie (unless said): for browsers; bearer: the token comes in the answer',
  }),
);

export const Opened = Type.Object({ me: Me, token: Type.Union([Type.String(), Type.Null()]) });

/** The token goes where no script of a page can read it, or to a program that asked for it. */
export function answer(
  parts: IdentityParts,
  request: FastifyRequest,
  reply: FastifyReply,
  { token, user }: OpenedSession,
  carrier: Static<typeof Carrier> = 'cookie',
) {
  void reply.header('cache-control', 'no-store');
  if (carrier === 'bearer') return { me: meOf(user, null), token };
  const secure = secureCookies(parts, request);
  void reply.header('set-cookie', setCookie(sessionCookie, token, { secure }));
  return { me: meOf(user, token), token: null };
}
