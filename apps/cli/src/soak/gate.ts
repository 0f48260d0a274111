/** Many may be inside at once, or one alone. */
export interface Gate {
  together<Result>(work: () => Promise<Result>): Promise<Result>;
  /** From inside `together`: waits until the others are outside, keeps them there for the time of `work`. */
  alone(work: () => Promise<void>): Promise<void>;
}

export function createGate(): Gate {
  let inside = 0;
  let closed: Promise<void> | null = null;
  let onLeft: () => void = () => undefined;
  return {
    async together(work) {
      while (closed !== null) await closed;
      inside += 1;
      try {
        return await work();
      } finally {
        inside -= 1;
        onLeft();
      }
    },
    async alone(work) {
      // Whoever is inside and wants to be alone steps out for as long as somebody else is.
      inside -= 1;
      onLeft();
      while (closed !== null) await closed;
      const { promise, resolve } = Promise.withResolvers<void>();
      closed = promise;
      while (inside > 0) {
        const left = Promise.withResolvers<void>();
        onLeft = left.resolve;
        await left.promise;
      }
      inside += 1;
      try {
        await work();
      } finally {
        closed = null;
        resolve();
      }
    },
  };
}
