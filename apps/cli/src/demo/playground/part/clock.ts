/** The playground's time: it begins at the true time and goes on only when the visitor lets it. */
export interface PlaygroundClock {
  nowMs(): number;
  set(ms: number): void;
}

export function createClock(startMs: number): PlaygroundClock {
  let now = startMs;
  return {
    nowMs: () => now,
    set: (ms) => {
      now = Math.max(now, ms);
    },
  };
}
