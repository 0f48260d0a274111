import { Command, Option } from 'commander';
import { causeNames } from '../meter/causes.ts';
import { meterJson } from '../meter/meter-json.ts';
import { serve, serviceActs } from '../meter/service.ts';
import { statusText } from '../meter/status-text.ts';
import { tamperTurns, tamperWith } from '../meter/tamper.ts';
import { atWorkbench } from '../meter/workbench.ts';
import { type MeterOptions, tell, withMeterOptions } from './meter-options.ts';

interface TamperOptions extends MeterOptions {
  readonly turn: string;
}

/** `setrum meter tamper`: somebody tampers with it. */
export function meterTamperCommand(): Command {
  return withMeterOptions(new Command('tamper'))
    .description('Rusak segel. Tamper with the meter; only a clear tamper token makes it forget')
    .argument('<cause>', `${causeNames.join(', ')}; or 1 to 8, the digits of code 08`)
    .addOption(
      new Option('--turn <turn>', 'on: it goes on; off: it is over; once: it came and went')
        .choices(tamperTurns)
        .default('on'),
    )
    .action(async (cause: string, options: TamperOptions) => {
      await atWorkbench(options.state, async ({ meter }) => {
        await tamperWith(meter, cause, options.turn);
        tell(options, meterJson(meter.state), statusText(meter.state));
      });
    });
}

/** `setrum meter service`: the utility's own tool. */
export function meterServiceCommand(): Command {
  return withMeterOptions(new Command('service'))
    .description("Alat petugas. The utility's tool: disconnect, repair, set the clock")
    .argument('<act>', serviceActs.join(', '))
    .argument('[value]', 'clock: the time it is set to, ISO 8601 or now')
    .action(async (act: string, value: string | undefined, options: MeterOptions) => {
      await atWorkbench(options.state, async ({ meter }) => {
        await serve(meter, act, value);
        tell(options, meterJson(meter.state), statusText(meter.state));
      });
    });
}
