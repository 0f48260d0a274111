import type { Reader } from '../../reader/index.ts';
import type { DriverBench } from './bench.ts';

/** One thing that every driver owes its caller. */
export interface DriverCheck {
  readonly name: string;
  /** What must be there to check it: nothing, a hand with any card, a card that misbehaves, a cable to pull. */
  readonly needs: 'nothing' | 'card' | 'virtual-card' | 'cable';
  /** The driver's watchdog during the check, where the usual one would take too long. */
  readonly timeoutMs?: number;
  run(bench: DriverBench): Promise<void>;
}

export const usualTimeoutMs = 3000;

/** Opens the reader under test for as long as `use` runs, with no card on it. */
export async function withReader(
  { driver, reader, hand }: DriverBench,
  use: (reader: Reader) => Promise<void>,
): Promise<void> {
  await hand.lift();
  const opened = await driver.open(reader);
  try {
    await use(opened);
  } finally {
    await opened.close();
  }
}
