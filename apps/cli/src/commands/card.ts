import { Command } from 'commander';
import { cardMakeCommand } from './card-make.ts';
import { cardShowCommand } from './card-show.ts';
import { cardTearCommand } from './card-tear.ts';

/** `setrum card`: what is on a card, byte for byte; cards for trials; cards torn away while they are written. */
export function cardCommand(): Command {
  return new Command('card')
    .description('Isi kartu pelanggan. The card: its memory, new ones, torn ones (docs/card.md)')
    .addCommand(cardShowCommand())
    .addCommand(cardMakeCommand())
    .addCommand(cardTearCommand());
}
