import { Command } from 'commander';
import { metersImportCommand } from './meters-import.ts';
import { metersListCommand } from './meters-list.ts';

/** `setrum meters`: meter stock (docs/meter-stock.md), on the database itself. */
export function metersCommand(): Command {
  return new Command('meters')
    .description('Persediaan meter. Meter stock (docs/meter-stock.md)')
    .addCommand(metersImportCommand())
    .addCommand(metersListCommand());
}
