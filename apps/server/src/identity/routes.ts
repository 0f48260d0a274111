import type { HttpServer } from '../platform/index.ts';
import { auditRoutes } from './audit/routes.ts';
import { oidcRoutes } from './oidc/routes.ts';
import type { IdentityParts } from './parts.ts';
import { roleRoutes } from './permission/routes.ts';
import { sessionAdminRoutes } from './session/admin-routes.ts';
import { otherSessionRoutes } from './session/others-routes.ts';
import { sessionRoutes } from './session/routes.ts';
import { totpRoutes } from './totp/routes.ts';
import { unitRoutes } from './unit/routes.ts';
import { userRoutes } from './user/routes.ts';

/** Signing in, users, units and the audit trail over HTTP. */
export function identityRoutes(http: HttpServer, parts: IdentityParts): void {
  sessionRoutes(http, parts);
  oidcRoutes(http, parts);
  otherSessionRoutes(http, parts);
  sessionAdminRoutes(http, parts);
  totpRoutes(http, parts);
  userRoutes(http, parts);
  unitRoutes(http, parts.database, parts.now);
  roleRoutes(http);
  auditRoutes(http, parts.database);
}
