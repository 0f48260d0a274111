import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { assertUrlAllowed, guardedLookup } from './address.ts';
import type { AddressPolicy } from './model.ts';

export interface Sending {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly policy: AddressPolicy;
  /** From the first byte to the end of the answer's head. */
  readonly timeoutMs: number;
}

/**
 * Posts a delivery and gives the status of the answer, whose body is thrown away. Redirections are not followed: where a delivery goes is
 * what was registered and checked. Throws when there is no answer in time, or the address is blocked.
 */
export async function send(sending: Sending): Promise<number> {
  const { headers, body, policy, timeoutMs } = sending;
  // Looked at again: the policy may be stricter than when the address was registered.
  const url = assertUrlAllowed(sending.url, policy);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      lookup: guardedLookup(policy),
      signal: AbortSignal.timeout(timeoutMs),
      // One connection each: a kept one would outlive the check of its address.
      agent: false,
    });
    outgoing.on('error', reject);
    outgoing.on('response', (answer) => {
      resolve(answer.statusCode ?? 0);
      answer.destroy();
    });
    outgoing.end(body);
  });
}
