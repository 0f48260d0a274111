import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { SetrumError } from '@setrum/errors';
import type { AddressPolicy } from './model.ts';

const loopback = listOf(['127.0.0.0/8', '::1/128']);
const privateNetworks = listOf([
  '10.0.0.0/8',
  '100.64.0.0/10',
  '172.16.0.0/12',
  '192.168.0.0/16',
  'fc00::/7',
]);
/** IANA's special-purpose registries: never a partner's server, whatever is configured. Link-local holds the clouds' own data. */
const never = listOf([
  ...['0.0.0.0/8', '169.254.0.0/16', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24'],
  ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ...['::/128', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32'],
  ...['2002::/16', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
]);

/** Throws SETRUM_WEBHOOK_URL unless a webhook may have this address, as far as its text tells. */
export function assertUrlAllowed(text: string, policy: AddressPolicy): URL {
  const url = URL.parse(text);
  const refuse = (detail: string) => new SetrumError('SETRUM_WEBHOOK_URL', { detail });
  if (url === null) throw refuse('not a URL');
  const host = hostOf(url);
  const local = host === 'localhost' || (isIP(host) !== 0 && isIn(loopback, host));
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local && policy.allowLoopback)) {
    throw refuse('not https');
  }
  if (url.username !== '' || url.password !== '') throw refuse('user name or password in it');
  if (local && !policy.allowLoopback) throw refuse('this machine');
  if (isIP(host) !== 0 && !isAllowed(host, policy)) throw refuse('not a public address');
  return url;
}

/** Whether a webhook may connect to this IP address. */
export function isAllowed(address: string, policy: AddressPolicy): boolean {
  if (isIn(never, address)) return false;
  if (isIn(loopback, address)) return policy.allowLoopback;
  return policy.allowPrivate || !isIn(privateNetworks, address);
}

/**
 * Resolves a name for one connection, and fails unless every address behind it is allowed: names are looked at when they are used, because
 * what a name means can change after it was registered.
 */
export function guardedLookup(policy: AddressPolicy): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const blocked = found?.find(({ address }) => !isAllowed(address, policy));
      const failure =
        error ?? (blocked === undefined ? null : new Error('the name leads to a blocked address'));
      if (failure !== null) callback(failure, '', 0);
      else if (options.all) callback(null, found);
      else callback(null, ...firstOf(found));
    });
  };
}

/** Without the brackets of an IPv6 address. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

function firstOf(found: readonly LookupAddress[]): [string, number] {
  const [first] = found;
  return [first?.address ?? '', first?.family ?? 0];
}

function isIn(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), address.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}
