/**
 * npm hands Ctrl-C on to its child, which has had it from the terminal already: what comes this soon after the first
 * signal is the same wish.
 */
const sameWishMs = 1_500;

/** Listens for Ctrl-C and SIGTERM until `release`. */
export interface StopSignal {
  /** Resolves at the first signal. A later one, clearly another wish, ends the process at once with code 130. */
  readonly asked: Promise<NodeJS.Signals>;
  release(): void;
}

export function stopSignal(): StopSignal {
  const { promise: asked, resolve } = Promise.withResolvers<NodeJS.Signals>();
  let firstMs: number | null = null;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (firstMs !== null && performance.now() - firstMs > sameWishMs) process.exit(130);
    firstMs ??= performance.now();
    resolve(signal);
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    asked,
    release: () => void process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
  };
}
