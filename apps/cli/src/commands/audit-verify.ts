import { SetrumError } from '@setrum/errors';
import { type AuditAnchor, verifyAuditDay, verifyAuditTrail } from '@setrum/server/identity';
import { Command } from 'commander';
import { parseDay } from '../finance/room.ts';
import { parseAnchor } from '../keys/anchor.ts';
import { type DatabaseOptions, onDatabase, withDatabaseOptions } from '../people/room.ts';

interface VerifyOptions extends DatabaseOptions {
  readonly day?: string;
  readonly anchor?: AuditAnchor;
}

/** `setrum audit verify`: the whole trail, or one day of it; exit code 1 and SETRUM_AUDIT_TRAIL when something is wrong. */
export function auditVerifyCommand(): Command {
  const command = new Command('verify')
    .description('Periksa keutuhan. Whether the trail is whole and unchanged')
    .option('--day <day>', 'one day (WIB) only, like 2026-11-23', parseDay)
    .option(
      '--anchor <number:hash>',
      'what an earlier verify printed, or a seal that was written down: it must still be there',
      parseAnchor,
    );
  return withDatabaseOptions(command).action(verify);
}

async function verify(options: VerifyOptions): Promise<void> {
  const { day, anchor = null } = options;
  const findings = await onDatabase(options, (database) =>
    day === undefined ? verifyAuditTrail(database, anchor) : verifyAuditDay(database, day, anchor),
  );
  const { entries, head, faults } = findings;
  if (options.json === true) process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
  if (!findings.ok) throw new SetrumError('SETRUM_AUDIT_TRAIL', { faults: faults.join('; ') });
  if (options.json !== true)
    process.stdout.write(
      `Utuh: ${entries} catatan. Whole: ${entries} entries.\nCatat di luar sistem / Write down elsewhere: --anchor ${head.sequence}:${head.hash}\n`,
    );
}
