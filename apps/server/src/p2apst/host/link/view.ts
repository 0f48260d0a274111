import type { ConnectionState } from '../wire/connection-state.ts';
import type { Link } from './model.ts';

/** A link and what is connected by it; instants in UTC. */
export type LinkView = Link & { readonly connections: readonly ConnectionView[] };

export type ConnectionView = Omit<ConnectionState, 'linkId' | 'since' | 'heardAt'> & {
  readonly since: string;
  readonly heardAt: string;
};

/** The links of this server as they stand, and the connections that have not said yet whose they are. */
export interface LinksView {
  readonly at: string;
  readonly links: readonly LinkView[];
  readonly unnamed: readonly ConnectionView[];
}

/** Puts every connection to its link, the oldest first. */
export function linksView(
  links: readonly Link[],
  connections: readonly ConnectionState[],
  at: Date,
): LinksView {
  const of = (linkId: string | null): readonly ConnectionView[] =>
    connections
      .filter((connection) => connection.linkId === linkId)
      .sort((one, other) => one.since.getTime() - other.since.getTime())
      .map(({ linkId: _, since, heardAt, ...rest }) => ({
        ...rest,
        since: since.toISOString(),
        heardAt: heardAt.toISOString(),
      }));
  return {
    at: at.toISOString(),
    links: links.map((link) => ({ ...link, connections: of(link.linkId) })),
    unnamed: of(null),
  };
}
