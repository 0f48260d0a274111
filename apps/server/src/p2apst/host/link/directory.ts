import type { Database, Logger } from '../../../platform/index.ts';
import type { Link } from './model.ts';
import { loadLinks } from './store.ts';

/** The links as they are now, a few seconds old at most. When the database does not answer the old ones stay. */
export class LinkDirectory {
  readonly #database: Database;
  readonly #log: Logger;
  #links: readonly Link[] = [];
  #byId: ReadonlyMap<string, Link> = new Map();
  #loading = false;

  constructor(database: Database, log: Logger) {
    this.#database = database;
    this.#log = log;
  }

  get all(): readonly Link[] {
    return this.#links;
  }

  find(linkId: string): Link | undefined {
    return this.#byId.get(linkId);
  }

  async load(): Promise<void> {
    this.#links = await loadLinks(this.#database);
    this.#byId = new Map(this.#links.map((link) => [link.linkId, link]));
  }

  /** Loads again in the background; one load at a time. */
  refresh(): void {
    if (this.#loading) return;
    this.#loading = true;
    this.load()
      .catch((error: unknown) => this.#log.warn({ err: error }, 'the links could not be read'))
      .finally(() => {
        this.#loading = false;
      });
  }
}
