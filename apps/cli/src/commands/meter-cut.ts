import { Command } from 'commander';
import { cutFor } from '../meter/cut.ts';
import { meterJson } from '../meter/meter-json.ts';
import { statusText } from '../meter/status-text.ts';
import { parseHours, usage } from '../meter/units.ts';
import { atWorkbench } from '../meter/workbench.ts';
import { type MeterOptions, tell, withMeterOptions } from './meter-options.ts';

interface CutOptions extends MeterOptions {
  readonly hours: string;
  readonly stay?: boolean;
  readonly end?: boolean;
}

/** `setrum meter cut`: the supply of the street fails. */
export function meterCutCommand(): Command {
  return withMeterOptions(new Command('cut'))
    .description('Listrik padam. A power cut: the outage counts, the clock may lose time')
    .option('--hours <h>', 'it is back after so long', '0')
    .option('--stay', 'it stays away')
    .option('--end', 'it is back now')
    .action(async (options: CutOptions) => {
      if (options.stay === true && options.end === true) throw usage('--stay or --end, not both');
      const seconds = parseHours(options.hours);
      await atWorkbench(options.state, async ({ meter }) => {
        if (options.stay === true) await meter.setPower(false);
        else if (options.end === true) await meter.setPower(true);
        else await cutFor(meter, seconds);
        tell(options, meterJson(meter.state), statusText(meter.state));
      });
    });
}
