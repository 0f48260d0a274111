import { Command } from 'commander';
import { placeOf } from '../card/card-at.ts';
import { readSecrets } from '../card/chip-keys.ts';
import { meterJson } from '../meter/meter-json.ts';
import { tapText } from '../meter/outcome-text.ts';
import { tapPlace } from '../meter/tap-place.ts';
import { atWorkbench } from '../meter/workbench.ts';
import { type MeterOptions, numberIn, tell, withMeterOptions } from './meter-options.ts';

interface TapOptions extends MeterOptions {
  readonly reader?: string | true;
  readonly wait: string;
  readonly sectorKeys?: string;
}

/** `setrum meter tap`: a card at the contactless port. */
export function meterTapCommand(): Command {
  return withMeterOptions(new Command('tap'))
    .description('Tempelkan kartu. Hold a card to the meter: an image file (setrum card make)')
    .argument('[file]', 'image file of a card; it then holds what the meter has written')
    .option('--reader [name]', 'a real card in a PC/SC reader instead')
    .option('--wait <seconds>', 'how long to wait for a card on the reader', '30')
    .option('--sector-keys <file>', 'keys of a MIFARE Classic, as setrum card takes them')
    .action(async (file: string | undefined, options: TapOptions) => {
      const { reader, wait } = options;
      const chosen = reader === undefined ? {} : { reader };
      const place = placeOf(file, { ...chosen, wait: numberIn(wait) });
      const { keys } = await readSecrets(
        options.sectorKeys === undefined ? {} : { sectorKeys: options.sectorKeys },
      );
      await atWorkbench(options.state, async ({ meter }) => {
        const tap = await tapPlace(meter, place, keys);
        const { creditKwh, panel } = meterJson(meter.state);
        const fault = tap.fault === null ? null : { code: tap.fault.code };
        tell(options, { ...tap, fault, creditKwh, panel }, tapText(tap));
      });
    });
}
