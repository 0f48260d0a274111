import { Command } from 'commander';
import { auditListCommand } from './audit-list.ts';
import { auditVerifyCommand } from './audit-verify.ts';

/** `setrum audit`: who did what, and whether the trail is whole (docs/identity.md). */
export function auditCommand(): Command {
  return new Command('audit')
    .description('Jejak audit. The audit trail (docs/identity.md)')
    .addCommand(auditListCommand())
    .addCommand(auditVerifyCommand());
}
