import pg from 'pg';

/** Whether the database undid the work because another one was faster: deadlock, or what it rests on moved. It may be done again as it is. */
export function isLostRace(error: unknown): boolean {
  return error instanceof pg.DatabaseError && ['40001', '40P01'].includes(error.code ?? '');
}

/**
 * Whether a row was not written because somebody wrote it a moment before: under the same request key, or by one of these unique constraints
 * or indexes. Whoever looks again finds it.
 */
export function isTaken(error: unknown, constraints: readonly string[] = []): boolean {
  if (!(error instanceof pg.DatabaseError) || error.code !== '23505') return false;
  const { constraint = '' } = error;
  return /request_key/.test(constraint) || constraints.includes(constraint);
}

/**
 * Whether a connection was refused, cut, or timed out, or the database is going down: then it is not known what became of the work, and the
 * next attempt may succeed. `pg` gives no class or code to some of these.
 */
export function isPassing(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return /^(08|53|57)/.test(error.code ?? '');
  if (!(error instanceof Error)) return false;
  return 'syscall' in error || /connect|Connection terminated|timeout/i.test(error.message);
}
