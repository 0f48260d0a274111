import { Type } from 'typebox';
import { userRoles } from './permission/roles.ts';

/** Shared by the routes of this module. */
export const common = { tags: ['identity'], security: [{ accessKey: [] }] };

export const LogInName = Type.String({ pattern: '^[a-z][a-z0-9._-]{2,31}$' });
export const byName = Type.Object({ name: LogInName });
export const UserRoleName = Type.Enum([...userRoles]);
export const UnitCode = Type.String({ pattern: '^([0-9]{2}|[0-9]{5})$' });
export const AssignedUnit = Type.String({
  pattern: '^([0-9]{2}|[0-9]{5}|\\*)$',
  description: 'A unit with all that is below it; * is the whole country',
});
export const SessionId = Type.String({ format: 'uuid' });
export const Language = Type.Union([Type.Literal('id'), Type.Literal('en')]);
export const Limit = Type.Integer({ minimum: 1, maximum: 200, default: 100 });
export const Password = Type.String({ minLength: 1, maxLength: 256 });
export const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
export const Instant = Type.String({ description: 'UTC, ISO 8601' });
export const Seller = Type.Object(
  {
    partnerId: Type.String({ pattern: '^[0-9A-Z]{3,11}$' }),
    counterId: Type.String({ pattern: '^[0-9A-Za-z-]{1,16}$' }),
  },
  { additionalProperties: false },
);
