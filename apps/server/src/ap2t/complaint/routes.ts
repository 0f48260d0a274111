import type { HttpServer } from '../../platform/index.ts';
import { decideRoutes } from './decide-routes.ts';
import { detailRoute } from './detail-route.ts';
import { enterRoute } from './enter-route.ts';
import { listRoute } from './list-route.ts';
import { previewRoute } from './preview-route.ts';
import type { ComplaintRoutesOptions } from './route-parts.ts';

export type { ComplaintRoutesOptions } from './route-parts.ts';

/** /api/v1/complaints: entered and done in one request, listed, looked at, decided about. */
export function complaintRoutes(http: HttpServer, options: ComplaintRoutesOptions): void {
  enterRoute(http, options);
  listRoute(http, options);
  detailRoute(http, options);
  previewRoute(http, options);
  decideRoutes(http, options);
}
