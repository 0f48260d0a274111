import type { HostConfig } from '../config.ts';
import type { Link } from '../link/model.ts';

/** Whether the other end of a connection is still there. */
export class Watch {
  readonly #config: HostConfig;
  readonly #openedMs: number;
  #heardMs: number;
  /** Sent since anything was heard. */
  #echoes = 0;

  constructor(config: HostConfig, nowMs: number) {
    this.#config = config;
    this.#openedMs = nowMs;
    this.#heardMs = nowMs;
  }

  heard(nowMs: number): void {
    this.#heardMs = nowMs;
    this.#echoes = 0;
  }

  /** What is to be done now: nothing, an echo, or to close, with the reason. */
  look(nowMs: number, link: Link | null): 'echo' | string | null {
    if (link === null) {
      const isTooLong = nowMs - this.#openedMs > this.#config.handshakeTimeoutMs;
      return isTooLong ? 'it did not say who it is' : null;
    }
    if (link.idleEchoSeconds === 0) return null;
    const periods = Math.floor((nowMs - this.#heardMs) / (link.idleEchoSeconds * 1000));
    if (periods > this.#config.silentPeriods) return 'the other end is silent';
    if (periods <= this.#echoes) return null;
    this.#echoes = periods;
    return 'echo';
  }
}
