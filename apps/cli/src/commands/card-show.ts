import { MAP_BYTES } from '@setrum/card';
import type { AreaName, Zone } from '@setrum/card/explain';
import { Command, Option } from 'commander';
import { cardAt, placeOf } from '../card/card-at.ts';
import { viewCard } from '../card/card-view.ts';
import { readSecrets } from '../card/chip-keys.ts';
import { cardJson } from '../card/show-json.ts';
import { cardText } from '../card/show-text.ts';
import { parseZone } from '../card/zone.ts';
import { type PlaceOptions, type SecretOptions, withPlace, withSecrets } from './card-options.ts';

interface ShowOptions extends PlaceOptions, SecretOptions {
  readonly area?: AreaName;
  readonly zone: Zone;
  readonly tokens?: boolean;
  readonly json?: boolean;
}

/** `setrum card show`: the memory of a card, hex beside what it means (the SOP's figure 3-4). */
export function cardShowCommand(): Command {
  return withSecrets(withPlace(new Command('show')))
    .description('Peta memori kartu. The memory of a card: hex, and what it means beside it')
    .addOption(
      new Option('--area <area>', 'only this one').choices(['identity', 'mailbox', 'report']),
    )
    .option('--zone <zone>', "the meter's clock in WIB, WITA or WIT", parseZone, 'WIB')
    .option('--tokens', 'show the digits of tokens; they are hidden otherwise')
    .option('--json', 'one JSON object')
    .action(show);
}

async function show(file: string | undefined, options: ShowOptions): Promise<void> {
  const { shares, keys } = await readSecrets(options);
  const at = await cardAt(placeOf(file, options), keys);
  try {
    const memory = await at.open();
    const map = await memory.read(0, MAP_BYTES);
    const view = viewCard({ uid: memory.uid, chip: memory.chip }, map, shares);
    const { area = null, zone, tokens: showTokens = false } = options;
    const shown = { area, zone, showTokens };
    process.stdout.write(
      options.json === true
        ? `${JSON.stringify(cardJson(view, at.where, shown), null, 2)}\n`
        : cardText(view, at.where, shown),
    );
  } finally {
    await at.close();
  }
}
