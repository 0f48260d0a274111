import type { HttpServer } from '../../platform/index.ts';
import { exportRoutes } from './export-routes.ts';
import { importRoutes, type StockRouteOptions } from './import-routes.ts';
import { listRoutes } from './list-routes.ts';
import { modelRoutes } from './model-routes.ts';
import { moveRoutes } from './move-routes.ts';
import { defaultStockPolicy } from './policy.ts';
import { MeterStockService } from './service.ts';

/** Meter stock over HTTP: makers, models, meters, receipts, issues, returns, scrappings, imports (docs/meter-stock.md). */
export function meterStockRoutes(http: HttpServer, options: StockRouteOptions): void {
  const { database, now, policy = defaultStockPolicy } = options;
  modelRoutes(http, database, now);
  listRoutes(http, database);
  exportRoutes(http, database);
  moveRoutes(http, new MeterStockService(database, now, policy));
  importRoutes(http, { database, now, policy });
}
