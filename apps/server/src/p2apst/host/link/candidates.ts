import { BlockList, isIP } from 'node:net';
import { SetrumError } from '@setrum/errors';
import type { Framing } from '@setrum/iso8583';
import type { DialectName, Link } from './model.ts';

/** What is known of a connection before it says anything. */
export interface Origin {
  /** Without the prefix of an IPv4 address in IPv6. */
  readonly address: string;
  /** Of the client's certificate, empty when it showed none; null on a listener without TLS. */
  readonly fingerprint: string | null;
}

export interface Manners {
  readonly dialect: DialectName;
  readonly framing: Framing;
}

/** The links that a connection may belong to, and how they speak: as all of them agree, else as the listener. */
export function candidatesFor(
  links: readonly Link[],
  origin: Origin,
  listener: Manners,
): { readonly candidates: readonly Link[]; readonly manners: Manners } {
  const known = links.filter((link) => isFrom(link, origin));
  const manners = {
    dialect: agreed(known.map((link) => link.dialect ?? listener.dialect)) ?? listener.dialect,
    framing: agreed(known.map((link) => link.framing ?? listener.framing)) ?? listener.framing,
  };
  const candidates = known.filter(
    (link) =>
      (link.dialect ?? listener.dialect) === manners.dialect &&
      (link.framing ?? listener.framing) === manners.framing,
  );
  return { candidates, manners };
}

/**
 * The link that a first message names itself to be of. Throws SETRUM_PARTNER_UNKNOWN when no link may speak for the bank, and
 * SETRUM_LINK_UNKNOWN when none is of the central or the switcher.
 */
export function linkNamed(
  candidates: readonly Link[],
  ids: { readonly bank: string; readonly central: string; readonly switcher: string | null },
): Link {
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0) return only;
  const ofBank = candidates.filter((link) => link.bankCodes.includes(ids.bank));
  if (ofBank.length === 0) throw new SetrumError('SETRUM_PARTNER_UNKNOWN');
  const named = ofBank.find(
    (link) =>
      link.centralId === ids.central &&
      (ids.switcher === null || link.switcherIds.includes(ids.switcher)),
  );
  if (named === undefined) throw new SetrumError('SETRUM_LINK_UNKNOWN');
  return named;
}

/** Whether an address is of this machine. */
export function isLoopback(address: string): boolean {
  return isWithin(['127.0.0.0/8', '::1/128'], address);
}

/** `::ffff:10.0.0.1` is 10.0.0.1. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function isFrom(link: Link, { address, fingerprint }: Origin): boolean {
  return fingerprint === null
    ? isWithin(link.addresses, address)
    : fingerprint !== '' && link.fingerprints.includes(fingerprint);
}

function isWithin(networks: readonly string[], address: string): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  for (const network of networks) {
    const [base = '', prefix] = network.split('/');
    const kind = isIP(base) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(base, Number(prefix ?? (kind === 'ipv6' ? 128 : 32)), kind);
  }
  return isIP(address) !== 0 && list.check(address, family);
}

function agreed<T>(values: readonly T[]): T | null {
  const [first, ...others] = values;
  return first !== undefined && others.every((value) => value === first) ? first : null;
}
