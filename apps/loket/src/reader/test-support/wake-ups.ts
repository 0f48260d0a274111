/** Those who wait for the next change, or for so long. */
export interface WakeUps {
  wake(): void;
  next(timeoutMs: number): Promise<void>;
}

export function createWakeUps(): WakeUps {
  const waiting = new Set<() => void>();
  return {
    wake() {
      for (const end of waiting) end();
    },
    next: (timeoutMs) =>
      new Promise((resolve) => {
        const finish = (): void => {
          clearTimeout(timer);
          waiting.delete(finish);
          resolve();
        };
        const timer = setTimeout(finish, timeoutMs);
        waiting.add(finish);
      }),
  };
}
