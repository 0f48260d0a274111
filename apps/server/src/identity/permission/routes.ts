import { Type } from 'typebox';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { common } from '../schema.ts';
import { userRoles } from './roles.ts';
import { mayDo, permissions } from './table.ts';
import { permissionWords } from './words.ts';

/** GET /api/v1/roles: the table of docs/permissions.md for the screens, people's roles only. */
export function roleRoutes(http: HttpServer): void {
  const schema = {
    ...{ ...common, summary: 'The roles that people may have, and what each may do' },
    response: {
      200: Type.Object({
        roles: Type.Array(Type.String()),
        permissions: Type.Array(
          Type.Object({
            permission: Type.String(),
            meaning: Type.String({ description: 'In English' }),
            roles: Type.Array(Type.String()),
          }),
        ),
      }),
      ...problemResponses(401, 403),
    },
  };
  const told = {
    roles: [...userRoles],
    permissions: permissions.map((permission) => ({
      permission,
      meaning: permissionWords[permission],
      roles: userRoles.filter((role) => mayDo(role, permission)),
    })),
  };
  http.get('/api/v1/roles', { schema, config: { permission: 'user.view' } }, async () => told);
}
