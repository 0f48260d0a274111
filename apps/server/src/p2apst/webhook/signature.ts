import { createHmac, createSecretKey, randomBytes, timingSafeEqual } from 'node:crypto';

/** The header that carries it: `t=<seconds since 1970>,v1=<hex>[,v1=<hex>]`, one `v1` for each secret in force. */
export const signatureHeader = 'setrum-signature';

/** 256 random bits behind a prefix that scanners for leaked secrets can look for. The whole text is the key. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64url')}`;
}

/** Signs the time and the body together, so that an old delivery cannot be passed off as a new one. */
export function signatureOf(secrets: readonly string[], body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return [
    `t=${seconds}`,
    ...secrets.map((secret) => `v1=${mac(secret, seconds, body).toString('hex')}`),
  ].join(',');
}

/** How far the clocks of sender and receiver may be apart. */
const toleranceMs = 5 * 60_000;

/** What a receiver does: any `v1` made with its secret counts, unless the time is too far from its own. */
export function isSigned(secret: string, header: string, body: string, now: Date): boolean {
  const parts = header.split(',').map((part) => part.split('='));
  const seconds = Number(parts.find(([name]) => name === 't')?.[1]);
  if (!(Math.abs(now.getTime() - seconds * 1000) <= toleranceMs)) return false;
  const expected = mac(secret, seconds, body);
  return parts
    .filter(([name]) => name === 'v1')
    .map(([, hex = '']) => Buffer.from(hex, 'hex'))
    .some((found) => found.length === expected.length && timingSafeEqual(found, expected));
}

function mac(secret: string, seconds: number, body: string): Buffer {
  return createHmac('sha256', createSecretKey(secret, 'utf8'))
    .update(`${seconds}.${body}`)
    .digest();
}
