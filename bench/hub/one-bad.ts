import { randomBytes } from 'node:crypto';
import { createLogger, type Database, type PurchaseRequest, PurchaseService } from '@setrum/server';
import { defaultRules } from '@setrum/tariff';
import type { Told } from './books.ts';
import type { Demand } from './demand.ts';
import type { HubWorld } from './world.ts';

const batch = 64;
/** More than a page of an index holds, whatever compression does: the database refuses the whole batch. */
const tooLong = randomBytes(8192).toString('base64');

/**
 * What one bad request costs: 64 purchases arrive together, once all good, once with one that the database refuses.
 * Gives the round trips of both, and how many neighbours failed.
 */
export async function oneBadRequest(
  world: HubWorld,
  demand: Demand,
  told: Told,
): Promise<Record<string, number>> {
  const counting = countQueries(world.database);
  const purchases = new PurchaseService({
    pool: counting.pool,
    securityModule: world.securityModule,
    rules: defaultRules,
    now: () => new Date(),
    log: createLogger('silent'),
  });
  const run = async (requests: readonly PurchaseRequest[]) => {
    const before = counting.count();
    const answers = await Promise.allSettled(requests.map((request) => purchases.buy(request)));
    const sold = answers.filter(({ status }) => status === 'fulfilled').length;
    told.sold += sold;
    return { sold, trips: counting.count() - before };
  };
  const good = await run(goodRequests(demand));
  const requests = goodRequests(demand);
  const at = Math.floor(batch / 2);
  const spoilt = requests.map((one, n) => (n === at ? { ...one, requestKey: tooLong } : one));
  const bad = await run(spoilt);
  return {
    goodBatchRoundTrips: good.trips,
    oneBadRequestRoundTrips: bad.trips,
    oneBadRequestFailedNeighbours: batch - 1 - bad.sold,
  };
}

/** Purchases of different meters, all of which can be sold. */
function goodRequests(demand: Demand): PurchaseRequest[] {
  const byMeter = new Map<string, PurchaseRequest>();
  for (let tries = 0; byMeter.size < batch && tries < 100 * batch; tries++) {
    const request = demand.next();
    if (request.amountCents > 1_000_000) byMeter.set(request.meterNo, request);
  }
  return [...byMeter.values()];
}

function countQueries({ pool }: Database): { readonly pool: Database['pool']; count(): number } {
  let queries = 0;
  const counted = new Proxy(pool, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name === 'query') queries += 1;
      return value.bind(target);
    },
  });
  return { pool: counted, count: () => queries };
}
