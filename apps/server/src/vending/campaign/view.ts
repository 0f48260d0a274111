import type { Campaign } from './model.ts';
import type { CampaignMeterView } from './visits.ts';

/** A campaign as JSON. */
export function campaignJson(campaign: Campaign) {
  const { selectedAt, madeAt, decidedAt, changedAt, units, from, target, problem } = campaign;
  return {
    ...campaign,
    units: units === null ? null : [...units],
    ...{ from: { ...from }, target: { ...target } },
    selectedAt: selectedAt?.toISOString() ?? null,
    madeAt: madeAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    changedAt: changedAt.toISOString(),
    problem: problem === null ? null : { code: problem.code, params: { ...problem.params } },
  };
}

/** A meter of a campaign as JSON; which request its tokens were made for is nobody's business here. */
export function campaignMeterJson(meter: CampaignMeterView) {
  const { meterNo, unit, state, keyVersion, hold, problem, handedBy, cardUid, cardState } = meter;
  const time = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    ...{ meterNo, unit, state, keyVersion, hold, handedBy, cardUid, cardState },
    problem: problem === null ? null : { code: problem.code, params: { ...problem.params } },
    madeAt: time(meter.madeAt),
    handedAt: time(meter.handedAt),
    confirmedAt: time(meter.confirmedAt),
    seenAt: time(meter.seenAt),
    visit: meter.visit,
  };
}
