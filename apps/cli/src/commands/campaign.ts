import { randomUUID } from 'node:crypto';
import {
  campaignJson,
  campaignPorts,
  createCampaign,
  findCampaign,
  listCampaigns,
  selectMeters,
} from '@setrum/server';
import { Command } from 'commander';
import {
  fromNames,
  type KeyValues,
  parseDays,
  parseKey,
  targetNames,
} from '../campaign/options.ts';
import { campaignTable } from '../campaign/show.ts';
import { printJson } from '../finance/room.ts';
import {
  type AdministratorOptions,
  administratorOf,
  withAdministrator,
} from '../people/administrator.ts';
import { collect, type DatabaseOptions, onDatabase, withDatabaseOptions } from '../people/room.ts';
import { campaignActCommand } from './campaign-act.ts';
import { campaignMetersCommand, campaignShowCommand } from './campaign-show.ts';

interface NewOptions extends AdministratorOptions {
  readonly name: string;
  readonly reason: string;
  readonly unit?: readonly string[];
  readonly from: KeyValues;
  readonly target: KeyValues;
  readonly visitAfter: number;
}

const mostListed = 200;

/** `setrum campaign`: key-change campaigns, from the shell (docs/campaign.md). The server makes the tokens. */
export function campaignCommand(): Command {
  return new Command('campaign')
    .description('Kampanye ganti kunci meter. Key-change campaigns (docs/campaign.md)')
    .addCommand(newCommand())
    .addCommand(campaignActCommand('approve'))
    .addCommand(campaignActCommand('reject'))
    .addCommand(campaignActCommand('pause'))
    .addCommand(campaignActCommand('resume'))
    .addCommand(campaignActCommand('cancel'))
    .addCommand(listCommand())
    .addCommand(campaignShowCommand())
    .addCommand(campaignMetersCommand());
}

function newCommand(): Command {
  const command = new Command('new')
    .description('Minta kampanye dan pilih meternya. Ask for one, and choose its meters')
    .requiredOption('--name <text>', 'what it is called')
    .requiredOption('--reason <text>', 'why')
    .requiredOption(
      '--target <key>',
      'what keys become, like krn=3 or krn=3,baseDate=2035',
      parseKey(targetNames),
    )
    .option('--from <key>', 'only keys like sgc=534250,krn=2', parseKey(fromNames), {})
    .option('--unit <unit>', 'with all below it; repeat for more; everywhere unless given', collect)
    .option('--visit-after <days>', 'without a word so long, a visit is due', parseDays, 60);
  return withAdministrator(command).action(async (options: NewOptions) => {
    const { name, reason, from, target, unit = null, visitAfter: visitAfterDays } = options;
    const campaign = await onDatabase(options, async (database) => {
      const parts = { database, ports: campaignPorts(database), now: () => new Date() };
      const wanted = { name, reason, units: unit, from, target, visitAfterDays };
      const order = { ...wanted, requestKey: randomUUID() };
      const { campaignId } = await createCampaign(parts, order, administratorOf(options));
      await selectMeters(parts, campaignId);
      return findCampaign(database, campaignId);
    });
    if (options.json === true) printJson({ campaign: campaignJson(campaign) });
    else process.stdout.write(campaignTable([campaign]));
  });
}

function listCommand(): Command {
  const command = new Command('list').description('Daftar kampanye. The campaigns');
  return withDatabaseOptions(command).action(async (options: DatabaseOptions) => {
    const campaigns = await onDatabase(options, (database) =>
      listCampaigns(database, { limit: mostListed }),
    );
    if (options.json === true) printJson({ campaigns: campaigns.map(campaignJson) });
    else process.stdout.write(campaignTable(campaigns));
  });
}
