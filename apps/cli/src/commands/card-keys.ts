import { Command } from 'commander';
import {
  generateCardComponentCommand,
  generateCardKeyCommand,
  importCardKeyCommand,
} from './card-keys-new.ts';
import { shareCommand } from './card-keys-share.ts';
import {
  activateCardKeyCommand,
  destroyCardKeyCommand,
  listCardKeysCommand,
  nextCardKeyCommand,
  retireCardKeyCommand,
} from './card-keys-state.ts';

/** `setrum card-keys`: the life of card master keys, and what meters get of them (docs/keys.md, section 9). */
export function cardKeysCommand(): Command {
  return new Command('card-keys')
    .description(
      'Kunci kartu: daur kunci induk dan bagian meter. Card master keys, and the shares of meters (docs/keys.md, section 9)',
    )
    .addCommand(generateCardKeyCommand())
    .addCommand(generateCardComponentCommand())
    .addCommand(importCardKeyCommand())
    .addCommand(listCardKeysCommand())
    .addCommand(nextCardKeyCommand())
    .addCommand(activateCardKeyCommand())
    .addCommand(retireCardKeyCommand())
    .addCommand(destroyCardKeyCommand())
    .addCommand(shareCommand());
}
