import type { HubServices } from '../services.ts';
import type { Told } from '../speech/ask.ts';

/** What a host has done since it started, and has in hand. */
export interface HostStatus {
  readonly connections: number;
  /** Requests under way. */
  readonly unanswered: number;
  readonly requests: number;
  readonly answers: number;
  /** Messages that could not be read or were not for us. */
  readonly unreadable: number;
  /** Connections that were turned away. */
  readonly refused: number;
  /** Answers that were not ready in time. */
  readonly late: number;
  /** Sales whose answer did not go out. */
  readonly undelivered: number;
}

/** Counts over all connections, and where lost answers are reported. */
export class Traffic {
  readonly #services: HubServices;
  unanswered = 0;
  requests = 0;
  answers = 0;
  unreadable = 0;
  refused = 0;
  late = 0;
  undelivered = 0;

  constructor(services: HubServices) {
    this.#services = services;
  }

  /** An answer that tells of a sale went out, or did not. */
  report({ sale, isAskedAbout }: Told, isOut: boolean): void {
    const { undelivered, answered, now, log } = this.#services;
    if (!isOut) this.undelivered += 1;
    const tell = isOut ? (isAskedAbout ? answered : undefined) : undelivered;
    try {
      tell?.({ ...sale, at: now() });
    } catch (error) {
      log.error({ err: error }, 'what became of an answer could not be reported');
    }
  }
}
