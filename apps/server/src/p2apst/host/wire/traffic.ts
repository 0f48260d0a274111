import type { HubServices, Sale } from '../services.ts';

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

  missed(sale: Sale): void {
    this.undelivered += 1;
    try {
      this.#services.undelivered?.({ ...sale, at: this.#services.now() });
    } catch (error) {
      this.#services.log.error({ err: error }, 'an undelivered answer could not be reported');
    }
  }
}
