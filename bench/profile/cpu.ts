import { readFile } from 'node:fs/promises';
import type { Database } from '@setrum/server';

/** The kernel counts CPU time in hundredths of a second. */
const ticksPerSecond = 100;

/** CPU seconds that this process and the backends of its connections have used so far: what a busy machine does not falsify. Linux only; else NaN. */
export async function cpuSeconds({ pool }: Database): Promise<number> {
  const { user, system } = process.cpuUsage();
  const { rows } = await pool.query<{ pid: number }>(
    "select pid from pg_stat_activity where application_name = 'setrum' and backend_type = 'client backend'",
  );
  const backends = await Promise.all(rows.map(({ pid }) => backendSeconds(pid)));
  return (user + system) / 1e6 + backends.reduce((sum, seconds) => sum + seconds, 0);
}

async function backendSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => null);
  if (stat === null) return Number.NaN;
  // After the name in parentheses, which may hold blanks: utime and stime are the 12th and 13th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
