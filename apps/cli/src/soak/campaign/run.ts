import {
  approveCampaign,
  type CampaignOptions,
  campaignWork,
  controlCampaign,
  createCampaign,
  selectMeters,
} from '@setrum/server';
import { type Chance, chanceOf } from '../chance.ts';
import { liveDay } from './day.ts';
import { examineCampaign } from './examine.ts';
import { Home } from './home.ts';
import { calendar, livesOf } from './plan.ts';
import { Tally } from './tally.ts';
import type { CampaignCentre } from './world.ts';

export interface CampaignSoak {
  readonly meters: number;
  readonly seed: number;
  /** Households that are up and about at the same time. */
  readonly workers: number;
  readonly onDay?: (day: number, of: number) => void;
}

export interface CampaignSoakResult {
  readonly findings: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  /** From the approval until all tokens were made, without the days in between. */
  readonly madeMs: number;
}

const maker = { label: 'ani', units: 'all', source: 'soak' } as const;
const checker = { label: 'budi', units: 'all', source: 'soak' } as const;
const dayMs = 86_400_000;
/** After the first days nobody needs to know every day. */
const lookEvery = 5;
/** A card whose change was typed already locks the meter once, before the credit behind it is taken. */
const lastTries = 3;

/** Seventy-five days of a seeded field in which a campaign runs; at the end the centre is compared with the meters. */
export async function runCampaignSoak(
  centre: CampaignCentre,
  { meters, seed, workers, onDay }: CampaignSoak,
): Promise<CampaignSoakResult> {
  const tally = new Tally();
  const homes = livesOf(meters, seed).map((life) => new Home(life, () => centre.now));
  const chances = new Map<Home, Chance>(
    homes.map((home) => [home, chanceOf(seed, `days/${home.life.household.meterNo}`)]),
  );
  const begin = centre.now.getTime();
  await centre.register(homes);
  const campaign = new RunningCampaign(centre, chanceOf(seed, 'campaign'), tally);
  for (let day = 0; day <= calendar.end; day++) {
    centre.now = new Date(begin + day * dayMs);
    await each(homes, workers, (home) => {
      const chance = chances.get(home);
      return chance === undefined
        ? Promise.resolve()
        : liveDay(centre, home, day, { chance, tally });
    });
    await campaign.day(day);
    onDay?.(day, calendar.end);
  }
  centre.now = new Date(begin + (calendar.end + 0.5) * dayMs);
  // What lies on a card goes home at last, so that every credit can be counted.
  await each(homes, workers, async (home) => {
    const isLost = home.life.losesOn !== null && home.life.replacedOn === null;
    for (let n = 0; n < lastTries; n++) {
      await home.typeAgain();
      if (!isLost) await home.tap();
    }
  });
  await campaignWork(centre.options);
  const { campaignId, madeMs } = campaign;
  const parts = { homes, now: centre.now, tally };
  const findings = await examineCampaign(centre.database, campaignId, parts);
  tally.add('meters', meters);
  return { findings, counts: tally.counts(), madeMs };
}

/** The campaign's own days: asked for, approved, stopped in the middle, paused, and followed. */
class RunningCampaign {
  readonly #centre: CampaignCentre;
  readonly #chance: Chance;
  readonly #tally: Tally;
  campaignId = '';
  madeMs = 0;

  constructor(centre: CampaignCentre, chance: Chance, tally: Tally) {
    this.#centre = centre;
    this.#chance = chance;
    this.#tally = tally;
  }

  async day(day: number): Promise<void> {
    const { options } = this.#centre;
    const { campaignId } = this;
    if (day === calendar.begin) await this.#begin();
    else if (day === calendar.pause)
      await controlCampaign(options, { campaignId, act: 'pause', caller: maker });
    else if (day === calendar.resume) {
      await controlCampaign(options, { campaignId, act: 'resume', caller: checker });
      await this.#makeAll();
    } else if (day > calendar.resume && day % lookEvery === 0) await campaignWork(options);
  }

  async #begin(): Promise<void> {
    const { options } = this.#centre;
    const wanted = { name: 'KRN 3', reason: 'revisi kunci', units: null, from: { krn: 2 } };
    const order = { ...wanted, target: { krn: 3 }, requestKey: 'soak-campaign' };
    const { visitAfterDays } = calendar;
    const asked = await createCampaign(options, { ...order, visitAfterDays }, maker);
    this.campaignId = asked.campaignId;
    await selectMeters(options, asked.campaignId);
    await approveCampaign(options, { campaignId: asked.campaignId, caller: checker });
    // The server stops in the middle.
    let left = 50 + this.#chance.below(200);
    await campaignWork(this.#flaky(), () => left-- <= 0);
    this.#tally.add('stops in the middle');
  }

  /** Two servers at once, until nothing is left to be made. */
  async #makeAll(): Promise<void> {
    const { options } = this.#centre;
    const started = performance.now();
    await Promise.all([campaignWork(this.#flaky()), campaignWork(options)]);
    this.madeMs = performance.now() - started;
  }

  /** A security module that fails once in a while. */
  #flaky(): CampaignOptions {
    const { options } = this.#centre;
    const { securityModule } = options;
    const flaky = Object.create(securityModule) as typeof securityModule;
    const issueKeyChanges: typeof securityModule.issueKeyChanges = (changes) => {
      if (this.#chance.below(100) > 0) return securityModule.issueKeyChanges(changes);
      this.#tally.add('failures of the security module');
      return Promise.reject(new Error('the security module does not answer'));
    };
    Object.assign(flaky, { issueKeyChanges });
    return { ...options, securityModule: flaky };
  }
}

async function each<Item>(
  items: readonly Item[],
  workers: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items.values();
  const worker = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}
