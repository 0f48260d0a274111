import {
  type CampaignMeterView,
  campaignJson,
  campaignMeterJson,
  campaignProgress,
  everyCampaignMeter,
  findCampaign,
  totalOf,
  visitReasons,
} from '@setrum/server';
import { Command, Option } from 'commander';
import { parseCampaign } from '../campaign/options.ts';
import { campaignTable, meterTable, progressTable } from '../campaign/show.ts';
import { printJson } from '../finance/room.ts';
import { type DatabaseOptions, onDatabase, withDatabaseOptions } from '../people/room.ts';

type Visit = (typeof visitReasons)[number] | 'any';

interface MetersOptions extends DatabaseOptions {
  readonly visit?: Visit;
  readonly unit?: string;
}

/** `setrum campaign show`: how far a campaign is in each unit. */
export function campaignShowCommand(): Command {
  const command = new Command('show')
    .description('Kemajuan per unit. How far it is in each unit')
    .argument('<campaign>', 'as `setrum campaign list` names it', parseCampaign);
  return withDatabaseOptions(command).action(
    async (campaignId: string, options: DatabaseOptions) => {
      const { campaign, units } = await onDatabase(options, async (database) => {
        const found = await findCampaign(database, campaignId);
        const progress = await campaignProgress(database, found, 'all', new Date());
        return { campaign: found, units: progress };
      });
      const total = totalOf(units);
      if (options.json === true) printJson({ campaign: campaignJson(campaign), total, units });
      else process.stdout.write(campaignTable([campaign]) + progressTable(units, total));
    },
  );
}

/** `setrum campaign meters`: its meters; with --visit, those that somebody must go to. */
export function campaignMetersCommand(): Command {
  const command = new Command('meters')
    .description(
      'Meter kampanye; --visit any: yang perlu dikunjungi. Its meters, or those to visit',
    )
    .argument('<campaign>', 'as `setrum campaign list` names it', parseCampaign)
    .addOption(
      new Option('--visit <why>', 'only those that somebody must go to').choices([
        ...visitReasons,
        'any',
      ]),
    )
    .option('--unit <unit>', 'only this one (5 digits)');
  return withDatabaseOptions(command).action(async (campaignId: string, options: MetersOptions) => {
    const { visit, unit } = options;
    const meters = await onDatabase(options, async (database) => {
      const campaign = await findCampaign(database, campaignId);
      const query = { scope: 'all', now: new Date(), visit, unit } as const;
      const found: CampaignMeterView[] = [];
      for await (const meter of everyCampaignMeter(database, campaign, query)) found.push(meter);
      return found;
    });
    if (options.json === true) printJson({ meters: meters.map(campaignMeterJson) });
    else process.stdout.write(meterTable(meters));
  });
}
