import { Command } from 'commander';
import { meterJson } from '../meter/meter-json.ts';
import { keypadText } from '../meter/outcome-text.ts';
import { usage } from '../meter/units.ts';
import { atWorkbench } from '../meter/workbench.ts';
import { type MeterOptions, tell, withMeterOptions } from './meter-options.ts';

/** `setrum meter key`: what is typed at the keypad, and ENTER. */
export function meterKeyCommand(): Command {
  return withMeterOptions(new Command('key'))
    .description(
      'Ketik di meter. Type at the keypad, then ENTER: a token, a short code, or nothing',
    )
    .argument('[digits...]', '20 digits of a token, a short code like 03; nothing: ENTER alone')
    .action(async (parts: readonly string[], options: MeterOptions) => {
      const entry = parts.join('').replaceAll(/[\s-]/g, '');
      if (!/^\d*$/.test(entry)) throw usage('the keypad has digits only');
      await atWorkbench(options.state, async ({ meter }) => {
        const outcome = await meter.press(entry);
        const { creditKwh, panel } = meterJson(meter.state);
        tell(options, { ...outcome, creditKwh, panel }, keypadText(outcome));
      });
    });
}
