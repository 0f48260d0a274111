import type { Load } from '@setrum/meter';
import { Command } from 'commander';
import { meterJson } from '../meter/meter-json.ts';
import { advancedText } from '../meter/outcome-text.ts';
import { statusText } from '../meter/status-text.ts';
import { parseHours, parseMoment, usage } from '../meter/units.ts';
import { atWorkbench } from '../meter/workbench.ts';
import { asUsage, type MeterOptions, numberIn, tell, withMeterOptions } from './meter-options.ts';

interface RunOptions extends MeterOptions {
  readonly hours?: string;
  readonly until?: string;
  readonly watts?: string;
  readonly volts?: string;
}

/** `setrum meter run`: time goes by. */
export function meterRunCommand(): Command {
  return withMeterOptions(new Command('run'))
    .description('Waktu berlalu. Let time go by: energy is drawn, months are closed')
    .option('--hours <h>', 'so many hours')
    .option('--until <time>', 'up to a time: ISO 8601, or now')
    .option('--watts <W>', 'what is switched on behind the meter; else what is now')
    .option('--volts <V>', 'voltage of the street; else what it is now')
    .action(run);
}

async function run(options: RunOptions): Promise<void> {
  const { hours, until } = options;
  if ((hours === undefined) === (until === undefined)) throw usage('name --hours or --until');
  const by =
    hours === undefined ? { untilMs: parseMoment(until ?? 'now') } : { seconds: parseHours(hours) };
  await atWorkbench(options.state, async ({ meter }) => {
    const load = loadOf(options, meter.state.loadW);
    const advanced = await asUsage(() => meter.advance(by, load));
    const told = [...advancedText(advanced), ...statusText(meter.state)];
    tell(options, { ...advanced, meter: meterJson(meter.state) }, told);
  });
}

function loadOf({ watts, volts }: RunOptions, presentW: number): Load | undefined {
  if (watts === undefined && volts === undefined) return undefined;
  return {
    watts: watts === undefined ? presentW : numberIn(watts),
    ...(volts === undefined ? {} : { voltageV: numberIn(volts, true) }),
  };
}
