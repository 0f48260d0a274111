import { toHex } from '@setrum/card';
import { Command } from 'commander';
import { readMeter } from '../meter/state-file.ts';
import { sharesOf } from '../meter/tap-place.ts';
import { usage } from '../meter/units.ts';
import { type MeterOptions, withState } from './meter-options.ts';

/** `setrum meter shares`: the meter's shares of the test card keys, for `setrum card make --share`. */
export function meterSharesCommand(): Command {
  return withState(new Command('shares'))
    .description('Kunci kartu meter ini. Its shares of the card keys, for setrum card --share')
    .action(async (options: MeterOptions) => {
      const shares = sharesOf((await readMeter(options.state)).meter);
      if (shares === null) throw usage('this meter has no card keys: setrum meter new --card-keys');
      const list = shares.shares.map(({ version, share }) => ({ version, share: toHex(share) }));
      const text = JSON.stringify({ meterNo: shares.meterNo, shares: list }, null, 2);
      process.stdout.write(`${text}\n`);
    });
}
