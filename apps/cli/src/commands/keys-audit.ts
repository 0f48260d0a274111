import { SetrumError } from '@setrum/errors';
import {
  type AuditAnchor,
  type AuditEntry,
  auditEntries,
  verifyAuditTrail,
} from '@setrum/server/identity';
import { Command } from 'commander';
import { parseAnchor } from '../keys/anchor.ts';
import { type RoomOptions, withRoomOptions } from '../keys/options.ts';
import { inKeyRoom } from '../keys/room.ts';
import { auditTable, entryJson } from '../keys/show.ts';

interface AuditOptions extends RoomOptions {
  readonly verify?: boolean;
  readonly anchor?: AuditAnchor;
}

const pageEntries = 1_000;

/** `setrum keys audit`: who did what with which key, vending keys and card keys; `--verify` examines the whole trail. */
export function keysAuditCommand(): Command {
  const command = new Command('audit')
    .description('Jejak audit kunci. What was done with keys, and by whom')
    .option('--verify', 'examine the whole trail instead of listing the acts on keys')
    .option(
      '--anchor <number:hash>',
      'the head that an earlier --verify printed: it must still be there',
      parseAnchor,
    )
    .option('--json', 'one JSON object');
  return withRoomOptions(command).action(async (options: AuditOptions) => {
    if (options.verify === true || options.anchor !== undefined) await verify(options);
    else await list(options);
  });
}

async function list(options: AuditOptions): Promise<void> {
  const entries = await inKeyRoom(options, async ({ database }) => {
    const found: AuditEntry[] = [];
    for (let after = 0; ; ) {
      const page = await auditEntries(database, after, pageEntries);
      found.push(...page.filter(({ act }) => /^(?:vending|card)-key\./.test(act)));
      const last = page.at(-1);
      if (last === undefined) return found;
      after = last.sequence;
    }
  });
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ entries: entries.map(entryJson) }, null, 2)}\n`
      : auditTable(entries),
  );
}

async function verify(options: AuditOptions): Promise<void> {
  const findings = await inKeyRoom(options, ({ database }) =>
    verifyAuditTrail(database, options.anchor ?? null),
  );
  const { entries, head, faults } = findings;
  if (options.json === true) process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
  if (!findings.ok) throw new SetrumError('SETRUM_AUDIT_TRAIL', { faults: faults.join('; ') });
  if (options.json !== true) {
    process.stdout.write(
      `Utuh: ${entries} catatan. Whole: ${entries} entries.\nCatat di luar sistem / Write down elsewhere: --anchor ${head.sequence}:${head.hash}\n`,
    );
  }
}
