import type { AuditEntry, User } from '@setrum/server/identity';

/** A user as `--json` tells it. */
export function userJson({ userId: _, ...user }: User): object {
  return {
    ...user,
    lockedUntil: user.lockedUntil?.toISOString() ?? null,
    madeAt: user.madeAt.toISOString(),
    lastLogInAt: user.lastLogInAt?.toISOString() ?? null,
  };
}

/** Users as a table for a terminal. */
export function userTable(users: readonly User[]): string {
  if (users.length === 0)
    return 'Belum ada pengguna. No user yet: setrum user add NAME --role administrator\n';
  const head = ['Nama/Name', 'Peran/Roles', 'Unit', 'Status', 'TOTP', 'Masuk/Last sign-in'];
  const lines = users.map((user) => [
    user.name,
    user.roles.join(','),
    user.units.join(',') || '-',
    user.state,
    user.totp ? 'ya/yes' : '-',
    user.lastLogInAt?.toISOString() ?? '-',
  ]);
  return tableOf([head, ...lines]);
}

/** Entries of the audit trail as a table for a terminal. */
export function auditTable(entries: readonly AuditEntry[]): string {
  if (entries.length === 0) return 'Tidak ada catatan. No entries.\n';
  const head = [
    'No',
    'Waktu/Time',
    'Oleh/By',
    'Dari/From',
    'Tindakan/Act',
    'Atas/To',
    'Rincian/Detail',
  ];
  const lines = entries.map((entry) => [
    String(entry.sequence),
    entry.at.toISOString(),
    entry.actor,
    entry.source ?? '-',
    entry.act,
    entry.subject,
    detailOf(entry),
  ]);
  return tableOf([head, ...lines]);
}

function detailOf({ detail, before, after }: AuditEntry): string {
  const said = Object.entries(detail).map(([name, value]) => `${name}=${value}`);
  const changed = Object.entries(after ?? {})
    .filter(([name, value]) => (before?.[name] ?? null) !== value)
    .map(([name, value]) => `${name}: ${before?.[name] ?? '-'} → ${value ?? '-'}`);
  return [...said, ...changed].join('; ');
}

/** Lines under a head, in columns. */
export function tableOf(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}
