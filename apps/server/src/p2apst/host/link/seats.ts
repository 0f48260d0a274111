import type { Link } from './model.ts';

/** How many connections each link has. */
export class LinkSeats {
  readonly #taken = new Map<string, number>();

  /** False when the link has as many as it may. */
  take({ linkId, maxConnections }: Link): boolean {
    const taken = this.#taken.get(linkId) ?? 0;
    if (taken >= maxConnections) return false;
    this.#taken.set(linkId, taken + 1);
    return true;
  }

  release({ linkId }: Link): void {
    const left = (this.#taken.get(linkId) ?? 1) - 1;
    if (left > 0) this.#taken.set(linkId, left);
    else this.#taken.delete(linkId);
  }
}
