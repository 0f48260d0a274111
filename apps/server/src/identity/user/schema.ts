import { Type } from 'typebox';
import {
  AssignedUnit,
  Instant,
  Language,
  LogInName,
  orNull,
  Seller,
  UserRoleName,
} from '../schema.ts';
import type { User } from './model.ts';

const DisplayName = Type.String({ minLength: 1, maxLength: 100 });
const Email = Type.String({ format: 'email', maxLength: 254 });
const Roles = Type.Array(UserRoleName, { minItems: 1, maxItems: 11, uniqueItems: true });
const Units = Type.Array(AssignedUnit, { maxItems: 100, uniqueItems: true });

export const NewUserBody = Type.Object(
  {
    name: LogInName,
    displayName: DisplayName,
    email: Type.Optional(orNull(Email)),
    roles: Roles,
    units: Units,
    seller: Type.Optional(orNull(Seller)),
    language: Type.Optional(Language),
  },
  { additionalProperties: false },
);

export const UserChangeBody = Type.Object(
  {
    displayName: Type.Optional(DisplayName),
    email: Type.Optional(orNull(Email)),
    roles: Type.Optional(Roles),
    units: Type.Optional(Units),
    seller: Type.Optional(orNull(Seller)),
    language: Type.Optional(Language),
  },
  { additionalProperties: false },
);

export const UserState = Type.Union([Type.Literal('active'), Type.Literal('blocked')]);

export const UserView = Type.Object({
  name: Type.String(),
  displayName: Type.String(),
  email: orNull(Type.String()),
  roles: Type.Array(Type.String()),
  units: Type.Array(Type.String()),
  seller: orNull(Seller),
  state: UserState,
  origin: Type.Union([Type.Literal('local'), Type.Literal('directory')]),
  language: Language,
  mustChangePassword: Type.Boolean(),
  totp: Type.Boolean(),
  lockedUntil: orNull(Instant),
  madeAt: Instant,
  lastLogInAt: orNull(Instant),
});

export function userView(user: User) {
  const { userId: _userId, ...told } = user;
  return {
    ...told,
    roles: [...user.roles],
    units: [...user.units],
    lockedUntil: user.lockedUntil?.toISOString() ?? null,
    madeAt: user.madeAt.toISOString(),
    lastLogInAt: user.lastLogInAt?.toISOString() ?? null,
  };
}
