import { nextStatus, type ReaderStatus, type StatusEvent, unseenReader } from './status.ts';

export type StatusListener = (status: ReaderStatus) => void;

/** The lights of all readers that were ever seen, for whoever looks or listens. */
export class StatusBoard {
  readonly #statuses = new Map<string, ReaderStatus>();
  readonly #listeners = new Set<StatusListener>();

  list(): readonly ReaderStatus[] {
    return [...this.#statuses.values()];
  }

  of(reader: string): ReaderStatus {
    return this.#statuses.get(reader) ?? unseenReader(reader);
  }

  /** Changes a light; listeners hear of it only if it did. */
  apply(reader: string, event: StatusEvent): ReaderStatus {
    const before = this.of(reader);
    const status = nextStatus(before, event);
    if (status === before) return status;
    this.#statuses.set(reader, status);
    for (const tell of [...this.#listeners]) tell(status);
    return status;
  }

  /** Calls back at every change, until the function that it gives is called. */
  subscribe(tell: StatusListener): () => void {
    const listener: StatusListener = (status) => tell(status);
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
