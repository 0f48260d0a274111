import type { AuditEntry } from '@setrum/server/identity';
import { type HeldKey, heldKeyOf, refText, type VendingKeyRow } from '@setrum/server/vending';

/** A key as `--json` tells it: never its block. */
export function keyJson(held: HeldKey): object {
  const { block: _, ...told } = held;
  return told;
}

export function rowJson(row: VendingKeyRow): object {
  const { vault, imported_at, imported_by, changed_at, changed_by } = row;
  const who = { importedBy: imported_by, changedBy: changed_by };
  const when = { importedAt: imported_at.toISOString(), changedAt: changed_at.toISOString() };
  return { ...keyJson(heldKeyOf(row)), vault, ...who, ...when };
}

/** The keys as a table for a terminal. */
export function keyTable(rows: readonly VendingKeyRow[]): string {
  if (rows.length === 0) return 'Belum ada kunci vending. No vending key yet.\n';
  const head = ['Kunci/Key', 'KEN', 'Status', 'Uji/Check', '', 'Vault', 'Oleh/By', 'Id'];
  const lines = rows.map((row) => [
    refText(heldKeyOf(row)),
    String(row.ken),
    row.state,
    row.check_value,
    row.test ? 'TEST' : '',
    row.vault,
    row.changed_by,
    row.key_id,
  ]);
  return tableOf([head, ...lines]);
}

export function entryJson({ previousHash: _, hash, at, ...entry }: AuditEntry): object {
  return { ...entry, at: at.toISOString(), hash: hash.toString('hex') };
}

/** The acts as a table for a terminal. */
export function auditTable(entries: readonly AuditEntry[]): string {
  if (entries.length === 0) return 'Jejak audit kosong. The audit trail is empty.\n';
  const head = ['No', 'Waktu/Time', 'Oleh/By', 'Tindakan/Act', 'Kunci/Key', 'Uji/Check'];
  const lines = entries.map(({ sequence, at, actor, act, subject, detail }) => [
    String(sequence),
    at.toISOString(),
    actor,
    act,
    subject,
    String(detail['checkValue'] ?? ''),
  ]);
  return tableOf([head, ...lines]);
}

/** Lines of cells, each column as wide as its widest cell. */
export function tableOf(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}
