/** Milliseconds on a clock that never jumps. */
export function monotonicMs(): number {
  return performance.now();
}

/**
 * `work`, or the rejection `late()` after `timeoutMs`. The work itself cannot be stopped: whoever started
 * it still has to see to its end.
 */
export async function withWatchdog<T>(
  work: Promise<T>,
  timeoutMs: number,
  late: () => Error,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const bell = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late()), timeoutMs);
  });
  try {
    return await Promise.race([work, bell]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether `work` settles, well or badly, within `timeoutMs`. An aborted signal rejects with its reason. */
export async function settlesWithin(
  work: Promise<unknown>,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<boolean> {
  const stop = new AbortController();
  const ending = signal === undefined ? stop.signal : AbortSignal.any([stop.signal, signal]);
  const settled = work.then(
    () => true,
    () => true,
  );
  const bell = pause(timeoutMs, ending).then(() => false);
  try {
    return await Promise.race([settled, bell]);
  } finally {
    // The bell may still be running; its end interests nobody any more.
    bell.catch(() => undefined);
    stop.abort();
  }
}

/** Waits `ms`; an aborted signal ends it at once with the signal's reason. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
  signal.throwIfAborted();
}

/**
 * `work`, or the signal's reason `graceMs` after the signal was aborted, for work that does not heed it.
 * The work itself goes on.
 */
export async function withAbort<T>(
  work: Promise<T>,
  graceMs: number,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (signal === undefined) return await work;
  let timer: NodeJS.Timeout | undefined;
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => {
    timer = setTimeout(() => reject(signal.reason), graceMs);
  };
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, ended]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

/** Waits until `work` settles, well or badly, however long that takes; an aborted signal rejects with its reason. */
export async function settlesOrEnds(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(signal.reason);
  signal.throwIfAborted();
  signal.addEventListener('abort', onAbort, { once: true });
  const settled = work.then(
    () => undefined,
    () => undefined,
  );
  try {
    await Promise.race([settled, ended]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
