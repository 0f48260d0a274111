import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { callerOf } from '../permission/install.ts';
import { common, Password } from '../schema.ts';
import { confirmPassword } from '../session/change-password.ts';
import type { SignInParts } from '../session/parts.ts';
import { confirmTotp } from './confirm.ts';
import { enrolTotp, removeTotp } from './enrol.ts';

const path = '/api/v1/session/totp';
const signedIn = { permission: 'signed-in' } as const;
const Proof = Type.Object({ password: Password }, { additionalProperties: false });

/** One's own authenticator. Whoever sets it up or takes it away shows their password again: a borrowed screen is not enough. */
export function totpRoutes(http: HttpServer, parts: SignInParts): void {
  const { database, now, vault, sessions } = parts;
  const enrol = {
    ...common,
    summary: 'Set up an authenticator: a secret for the app; asked for only after confirm',
    body: Proof,
    response: {
      200: Type.Object({
        secret: Type.String({ description: 'Base32, for those who cannot scan' }),
        uri: Type.String({ description: 'otpauth://, as a QR code for the app' }),
      }),
      ...problemResponses(400, 401, 403, 409, 422, 503),
    },
  };
  http.post(path, { schema: enrol, config: signedIn }, async (request, reply) => {
    const user = await confirmPassword(parts, callerOf(request), request.body.password);
    void reply.header('cache-control', 'no-store');
    return enrolTotp(database, vault, user);
  });
  const confirm = {
    ...common,
    summary: 'Confirm the authenticator by its first code; gives recovery codes, once',
    body: Type.Object(
      { code: Type.String({ pattern: '^[0-9]{6}$' }) },
      { additionalProperties: false },
    ),
    response: {
      200: Type.Object({ recoveryCodes: Type.Array(Type.String()) }),
      ...problemResponses(400, 401, 403, 409, 422),
    },
  };
  http.post(`${path}/confirm`, { schema: confirm, config: signedIn }, async (request, reply) => {
    const { label, session } = callerOf(request);
    if (session === undefined) throw new SetrumError('SETRUM_FORBIDDEN');
    void reply.header('cache-control', 'no-store');
    const codes = await confirmTotp(database, vault, label, request.body.code, now());
    return { recoveryCodes: [...codes] };
  });
  const remove = {
    ...common,
    summary: 'Take the authenticator away',
    body: Proof,
    response: { 204: Type.Null(), ...problemResponses(400, 401, 403, 422, 503) },
  };
  http.post(`${path}/remove`, { schema: remove, config: signedIn }, async (request, reply) => {
    const user = await confirmPassword(parts, callerOf(request), request.body.password);
    await removeTotp(database, user, now());
    sessions.forget();
    return reply.code(204).send(null);
  });
}
