import { Command } from 'commander';
import { meterJson } from '../meter/meter-json.ts';
import { reportNow, reportText } from '../meter/report-text.ts';
import { readMeter } from '../meter/state-file.ts';
import { statusText } from '../meter/status-text.ts';
import { type MeterOptions, tell, withMeterOptions } from './meter-options.ts';

/** `setrum meter show`: the meter's front and registers. It only looks, so it may beside a terminal. */
export function meterShowCommand(): Command {
  return withMeterOptions(new Command('show'))
    .description('Tampilkan meter. The front of the meter, its registers and settings')
    .action(async (options: MeterOptions) => {
      const { meter } = await readMeter(options.state);
      tell(options, meterJson(meter), statusText(meter));
    });
}

/** `setrum meter report`: what it would write on a card now. */
export function meterReportCommand(): Command {
  return withMeterOptions(new Command('report'))
    .description('Laporan meter. What it would write on a card now, with its months')
    .action(async (options: MeterOptions) => {
      const report = reportNow((await readMeter(options.state)).meter);
      tell(options, report, reportText(report));
    });
}
