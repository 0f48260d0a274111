import type { Till } from '../till.ts';

/** What the clerk does when next asked: types this, or does something else and types nothing until the question is taken back. */
export type Act = string | (() => unknown);

/** A till with a clerk who follows a script, and then closes the terminal. */
export interface ScriptedTill extends Till {
  /** Everything on the screen, prompts included. */
  screen(): string;
  /** What is left of the script. */
  readonly left: Act[];
}

export function createScriptedTill(acts: readonly Act[]): ScriptedTill {
  const left = [...acts];
  let screen = '';
  return {
    left,
    screen: () => screen,
    say(text) {
      screen += `${text}\n`;
    },
    async line(prompt, signal) {
      signal?.throwIfAborted();
      screen += prompt;
      const act = left.shift();
      if (act === undefined) return null;
      if (typeof act === 'string') return act;
      await act();
      return await new Promise((_, reject) => {
        if (signal?.aborted === true) reject(signal.reason);
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
    },
    close: () => undefined,
  };
}
