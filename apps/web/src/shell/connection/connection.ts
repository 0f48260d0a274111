import { isProblem } from '../../api/problem.ts';
import { send } from '../../api/request.ts';

const askAgainMs = 5_000;

/** Whether the server can be reached. Found out by requests that fail; then asked again every few seconds until it answers. */
class Connection {
  readonly #watchers = new Set<() => void>();
  #isLost = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** What waits for it to be back. */
  onBack: () => void = () => undefined;

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  readonly isLost = (): boolean => this.#isLost;

  /** To be told of every failure of a request. */
  notice(error: unknown): void {
    if (isProblem(error, 'SETRUM_WEB_OFFLINE')) this.#lose();
  }

  /** Asks now. */
  readonly ask = async (): Promise<void> => {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    try {
      await send('GET', '/api/v1/site', { timeoutMs: askAgainMs }, null);
    } catch (error) {
      // Whatever it says, it has answered.
      if (isProblem(error, 'SETRUM_WEB_OFFLINE', 'SETRUM_WEB_SERVER')) {
        this.#timer = setTimeout(() => void this.ask(), askAgainMs);
        return;
      }
    }
    this.#become(false);
    this.onBack();
  };

  #lose(): void {
    if (this.#isLost) return;
    this.#become(true);
    this.#timer = setTimeout(() => void this.ask(), askAgainMs);
  }

  #become(isLost: boolean): void {
    this.#isLost = isLost;
    for (const watcher of this.#watchers) watcher();
  }
}

export const connection = new Connection();
