import pg from 'pg';

/**
 * Somebody else was first: the deposit moved, a deadlock, a number taken; 23503: the planned key that a token was made under has been
 * replaced by another plan.
 */
export function isLostRace(errorCode: string | null): boolean {
  return ['40001', '40P01', '23505', '23503'].includes(errorCode ?? '');
}

/** Whether an error is of a kind that goes away by itself: a connection may come back; what the database itself refuses is ours to mend. */
export function mayPass(error: unknown): boolean {
  return error instanceof pg.DatabaseError
    ? /^(08|53|57)/.test(error.code ?? '')
    : isConnectionError(error);
}

/** A connection that is refused, cut or times out; `pg` gives no class or code to some of these. */
function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return 'syscall' in error || /connect|Connection terminated|timeout/i.test(error.message);
}
