import { type Static, Type } from 'typebox';
import { Language, orNull, Seller } from '../schema.ts';

/** Who I am, and what I may do. */
export const Me = Type.Object({
  name: Type.String(),
  displayName: Type.String(),
  roles: Type.Array(Type.String()),
  units: Type.Array(Type.String(), {
    description: 'As assigned: each with all that is below it; * is the whole country',
  }),
  permissions: Type.Array(Type.String()),
  seller: orNull(Seller),
  language: Language,
  mustChangePassword: Type.Boolean({
    description: 'Until it is changed nothing but one’s own session is open',
  }),
  totp: Type.Boolean({ description: 'Whether an authenticator is asked for' }),
  directory: Type.Boolean({ description: 'Signs in by OpenID Connect, and has no password here' }),
  csrf: orNull(
    Type.String({ description: 'To be sent in X-CSRF-Token with whatever changes something' }),
  ),
});

export type MeView = Static<typeof Me>;
