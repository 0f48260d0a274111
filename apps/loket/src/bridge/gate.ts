import { SetrumError } from '@setrum/errors';

const loopbackHosts: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * An origin that may be on the allow-list, as browsers write it: https, or a page of this very computer. Null: it may not.
 */
export function allowableOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { origin, protocol, hostname, pathname, search, hash, username } = new URL(text);
  const bare = pathname === '/' && search === '' && hash === '' && username === '';
  const secure =
    protocol === 'https:' || (protocol === 'http:' && loopbackHosts.includes(hostname));
  return bare && secure ? origin : null;
}

/** Where a request comes from, by its headers. */
export interface Caller {
  readonly host: string | undefined;
  readonly origin: string | undefined;
}

/**
 * Who may knock at all: a page of an origin on the list, that has called us by an address of this computer. A name of the page's own choice
 * that has been made to point here (DNS rebinding) shows in the Host header. SETRUM_BRIDGE_ORIGIN.
 */
export function assertMayKnock(
  { host, origin }: Caller,
  port: number,
  origins: readonly string[],
): void {
  const hosts = loopbackHosts.map((name) => `${name}:${port}`);
  if (host === undefined || !hosts.includes(host.toLowerCase())) {
    throw new SetrumError('SETRUM_BRIDGE_ORIGIN', { origin: shown(host) });
  }
  if (origin === undefined || !origins.includes(origin)) {
    throw new SetrumError('SETRUM_BRIDGE_ORIGIN', { origin: shown(origin) });
  }
}

/** A header in a message: short, and nothing but what an address is made of. */
function shown(header: string | undefined): string {
  return (header ?? '-').replace(/[^\x21-\x7e]/g, '?').slice(0, 80);
}
