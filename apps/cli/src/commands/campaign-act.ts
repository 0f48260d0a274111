import {
  approveCampaign,
  campaignJson,
  campaignPorts,
  controlCampaign,
  rejectCampaign,
} from '@setrum/server';
import { Command } from 'commander';
import { parseCampaign } from '../campaign/options.ts';
import { campaignTable } from '../campaign/show.ts';
import { printJson } from '../finance/room.ts';
import {
  type AdministratorOptions,
  administratorOf,
  withAdministrator,
} from '../people/administrator.ts';
import { onDatabase } from '../people/room.ts';

const words = {
  approve: 'Setujui kampanye orang lain. Approve what somebody else has asked for',
  reject: 'Tolak kampanye orang lain. Reject what somebody else has asked for',
  pause: 'Jeda: token baru tidak dibuat. Make no more tokens for now',
  resume: 'Lanjutkan. Go on',
  cancel: 'Akhiri; yang belum keluar ditarik. End it; what never left is taken back',
} as const;

/** `setrum campaign approve|reject|pause|resume|cancel`. */
export function campaignActCommand(act: keyof typeof words): Command {
  const command = new Command(act)
    .description(words[act])
    .argument('<campaign>', 'as `setrum campaign list` names it', parseCampaign);
  return withAdministrator(command).action(
    async (campaignId: string, options: AdministratorOptions) => {
      const caller = administratorOf(options);
      const campaign = await onDatabase(options, (database) => {
        const parts = { database, ports: campaignPorts(database), now: () => new Date() };
        if (act === 'approve') return approveCampaign(parts, { campaignId, caller });
        if (act === 'reject') return rejectCampaign(parts, { campaignId, caller });
        return controlCampaign(parts, { campaignId, caller, act });
      });
      if (options.json === true) printJson({ campaign: campaignJson(campaign) });
      else process.stdout.write(campaignTable([campaign]));
    },
  );
}
