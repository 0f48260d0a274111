import { readFile } from 'node:fs/promises';
import type { Database } from '@setrum/server';

/** The kernel counts CPU time in hundredths of a second. */
const ticksPerSecond = 100;

/** CPU seconds used so far, by process id; this process under 0. */
export type CpuClock = ReadonlyMap<number, number>;

/** What this process and the backends of its connections have used: what a busy machine does not falsify. Linux only; elsewhere this process only. */
export async function readCpu({ pool }: Database): Promise<CpuClock> {
  const { user, system } = process.cpuUsage();
  const { rows } = await pool.query<{ pid: number }>(
    "select pid from pg_stat_activity where application_name = 'setrum' and backend_type = 'client backend'",
  );
  const backends = await Promise.all(
    rows.map(async ({ pid }): Promise<[number, number]> => [pid, await backendSeconds(pid)]),
  );
  return new Map([[0, (user + system) / 1e6], ...backends]);
}

/** CPU milliseconds since a reading. What a connection that has been closed meanwhile used is not in it. */
export async function cpuMsSince(database: Database, before: CpuClock): Promise<number> {
  const now = await readCpu(database);
  const used = [...now].map(([pid, seconds]) => seconds - (before.get(pid) ?? 0));
  return used.reduce((sum, seconds) => sum + seconds, 0) * 1000;
}

async function backendSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => null);
  if (stat === null) return 0;
  // After the name in parentheses, which may hold blanks: utime and stime are the 12th and 13th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
