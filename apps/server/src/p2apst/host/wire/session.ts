import { SetrumError } from '@setrum/errors';
import { linkNamed } from '../link/candidates.ts';
import type { LinkDirectory } from '../link/directory.ts';
import type { Link } from '../link/model.ts';
import type { LinkSeats } from '../link/seats.ts';
import type { Desk } from '../product/desk.ts';
import { answer } from '../product/handlers.ts';
import { type Ask, done, type Reply } from '../speech/ask.ts';
import { invalid } from '../speech/speech.ts';

/** What is shared by all connections of a host. */
export interface SessionParts {
  readonly desk: Desk;
  readonly links: LinkDirectory;
  readonly seats: LinkSeats;
}

/**
 * Who is at the other end of a connection, and whether it has signed on. Signing on counts for the connection and not for the link: a
 * new connection proves anew that a partner is at its end, and several servers need not tell each other.
 */
export class Session {
  readonly #parts: SessionParts;
  readonly #candidates: readonly Link[];
  #link: Link | null = null;
  #signedOn = false;
  #isTurnedAway = false;

  /** @param candidates the links that the connection may belong to; a single one is it */
  constructor(parts: SessionParts, candidates: readonly Link[]) {
    this.#parts = parts;
    this.#candidates = candidates;
    const [only, ...others] = candidates;
    if (only !== undefined && others.length === 0) this.#settle(only);
  }

  /** As it is in the table now; null while it is not known, or when it is there no more. */
  get link(): Link | null {
    return this.#link === null ? null : (this.#parts.links.find(this.#link.linkId) ?? null);
  }

  /** Whether the connection must be closed: its link has enough of them, or is not to be used any more. */
  get isOver(): boolean {
    return this.#isTurnedAway || (this.#link !== null && this.link === null);
  }

  get isSignedOn(): boolean {
    return this.#signedOn;
  }

  /** Answers a request. Throws the SetrumError of its refusal. */
  async handle(ask: Ask): Promise<Reply> {
    const link = this.#linkOf(ask);
    if (ask.use === 'network') return this.#network(ask, link);
    if (!this.#signedOn) throw new SetrumError('SETRUM_SIGN_ON_NEEDED');
    return answer(this.#parts.desk, { ask, link });
  }

  close(): void {
    if (this.#link !== null && !this.#isTurnedAway) this.#parts.seats.release(this.#link);
  }

  #linkOf(ask: Ask): Link {
    if (this.#link === null) {
      const { bank, central, data } = ask;
      const switcher = ask.use === 'network' ? null : data.slice(0, 7);
      this.#settle(linkNamed(this.#candidates, { bank, central, switcher }));
    }
    const { link } = this;
    if (this.#isTurnedAway || link === null) throw new SetrumError('SETRUM_BUSY');
    return link;
  }

  #settle(link: Link): void {
    this.#link = link;
    this.#signedOn = link.autoSignOn;
    this.#isTurnedAway = !this.#parts.seats.take(link);
  }

  #network({ action, bank, central }: Ask, link: Link): Reply {
    if (bank !== '' && !link.bankCodes.includes(bank)) {
      throw new SetrumError('SETRUM_PARTNER_UNKNOWN');
    }
    if (central !== '' && central !== link.centralId) throw new SetrumError('SETRUM_LINK_UNKNOWN');
    switch (action) {
      case 'sign-on':
        this.#signedOn = true;
        return { code: done };
      case 'sign-off':
        this.#signedOn = false;
        return { code: done };
      case 'echo':
        return { code: done };
      default:
        throw invalid('the action of a network message is not known');
    }
  }
}
