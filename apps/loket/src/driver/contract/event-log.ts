import type { ReaderEvent, ReaderWatch } from '../../reader/index.ts';
import { withWatchdog } from '../../reader/watchdog.ts';
import type { ReaderDriver } from '../driver.ts';

/** What a driver tells, in its order; `until` takes it up to the event that is waited for. */
export class EventLog {
  readonly #watch: ReaderWatch;
  readonly #patienceMs: number;
  readonly #told: ReaderEvent[] = [];
  #wake: () => void = () => undefined;

  constructor(driver: ReaderDriver, patienceMs: number) {
    this.#patienceMs = patienceMs;
    this.#watch = driver.watch((event) => {
      this.#told.push(event);
      this.#wake();
    });
  }

  /** What was told and not taken yet. */
  get told(): readonly ReaderEvent[] {
    return this.#told;
  }

  /** Waits for the next such event of this reader. */
  async until(kind: ReaderEvent['kind'], reader: string): Promise<void> {
    const late = (): Error => new Error(`the watch did not tell that ${reader} ${kind}`);
    await withWatchdog(this.#next(kind, reader), this.#patienceMs, late);
  }

  close(): Promise<void> {
    return this.#watch.close();
  }

  async #next(kind: ReaderEvent['kind'], reader: string): Promise<void> {
    for (;;) {
      for (let event = this.#told.shift(); event !== undefined; event = this.#told.shift()) {
        if (event.kind === kind && 'reader' in event && event.reader === reader) return;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
