import { placesOfMeters } from './ap2t/index.ts';
import { scopeOf } from './identity/index.ts';
import { holdSales } from './p2apst/index.ts';
import type { Database } from './platform/index.ts';
import { lastSeen } from './profile/index.ts';
import type { CampaignPorts } from './vending/index.ts';

/** What key-change campaigns ask of the modules above vending. */
export function campaignPorts(database: Database): CampaignPorts {
  return {
    holdSales,
    places: (which, page) => placesOfMeters(database, which, page),
    seen: (meterNos) => lastSeen(database, meterNos),
    unitsBelow: async (units) => {
      const scope = await scopeOf(database, units);
      return scope === 'all' ? [] : [...scope];
    },
  };
}
