import { Command } from 'commander';
import { keysAuditCommand } from './keys-audit.ts';
import { exportCommand, importBlockCommand } from './keys-block.ts';
import { generateComponentCommand } from './keys-component.ts';
import { importCommand } from './keys-import.ts';
import { listCommand } from './keys-list.ts';
import { activateCommand, destroyCommand, expireCommand } from './keys-state.ts';

/** `setrum keys`: the ceremony and the life of vending keys (docs/keys.md). */
export function keysCommand(): Command {
  return new Command('keys')
    .description(
      'Kunci vending: upacara dan daurnya. Vending keys: ceremony and life (docs/keys.md)',
    )
    .addCommand(generateComponentCommand())
    .addCommand(importCommand())
    .addCommand(listCommand())
    .addCommand(activateCommand())
    .addCommand(expireCommand())
    .addCommand(destroyCommand())
    .addCommand(exportCommand())
    .addCommand(importBlockCommand())
    .addCommand(keysAuditCommand());
}
