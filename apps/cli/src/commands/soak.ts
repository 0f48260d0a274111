import { Command } from 'commander';
import { soakCampaignCommand } from './soak-campaign.ts';
import { soakCounterCommand } from './soak-counter.ts';

/** `setrum soak`: long runs in which something goes wrong all the time. */
export function soakCommand(): Command {
  return new Command('soak')
    .description('Uji rendam dengan gangguan. Long runs with a fault at every step')
    .addCommand(soakCounterCommand())
    .addCommand(soakCampaignCommand());
}
