import { type CardKeyRow, type HeldCardKey, heldCardKeyOf } from '@setrum/server/vending';
import { tableOf } from '../keys/show.ts';

/** A card master key as `--json` tells it: never its block. */
export function cardKeyJson(held: HeldCardKey): object {
  const { block: _, ...told } = held;
  return told;
}

export function cardKeyRowJson(row: CardKeyRow, meters: number): object {
  const who = { importedBy: row.imported_by, changedBy: row.changed_by };
  const when = {
    importedAt: row.imported_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  };
  return { ...cardKeyJson(heldCardKeyOf(row)), meters, ...who, ...when };
}

/** The keys as a table for a terminal. `meters`: how many have their share of each version. */
export function cardKeyTable(
  rows: readonly CardKeyRow[],
  meters: ReadonlyMap<number, number>,
): string {
  if (rows.length === 0) return 'Belum ada kunci kartu. No card key yet.\n';
  const head = ['Versi/Version', 'Status', 'Uji/Check', '', 'Meter', 'Oleh/By', 'Id'];
  const lines = rows.map((row) => [
    String(row.version),
    row.state,
    row.check_value,
    row.test ? 'TEST' : '',
    String(meters.get(row.version) ?? 0),
    row.changed_by,
    row.key_id,
  ]);
  return tableOf([head, ...lines]);
}
