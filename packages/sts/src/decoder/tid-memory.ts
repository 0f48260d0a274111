/** Identifiers that a meter keeps at least (IEC 62055-41, 7.3.5). */
export const TID_MEMORY_SIZE = 50;

/** Whether an identifier may still be used: older than all that are kept, among them, or good. */
export function tidStanding(
  memory: readonly number[],
  tid: number,
): 'Valid' | 'OldError' | 'UsedError' {
  const smallest = memory[0];
  if (smallest !== undefined && tid < smallest) return 'OldError';
  return memory.includes(tid) ? 'UsedError' : 'Valid';
}

/**
 * The memory after a token was taken: ascending, and when it is full without the smallest. A memory that starts with
 * one identifier and fills up refuses the same tokens as one that holds that identifier fifty times.
 */
export function withTid(memory: readonly number[], tid: number): readonly number[] {
  const kept = memory.length < TID_MEMORY_SIZE ? memory : memory.slice(1 - TID_MEMORY_SIZE);
  const at = kept.findIndex((known) => known > tid);
  return at < 0 ? [...kept, tid] : [...kept.slice(0, at), tid, ...kept.slice(at)];
}
