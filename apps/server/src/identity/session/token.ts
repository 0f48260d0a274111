import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits behind a prefix that tells a session from an access key. */
export function newSessionToken(): string {
  return `setrum_s_${randomBytes(32).toString('base64url')}`;
}

export function isSessionToken(text: string): boolean {
  return /^setrum_s_[\w-]{43}$/.test(text);
}

/**
 * What a page must send in X-CSRF-Token beside the cookie: another site can make a browser send the cookie, and cannot know this. It
 * follows from the session's token, which no script can read, so nothing is stored.
 */
export function csrfTokenOf(sessionToken: string): string {
  return createHmac('sha256', sessionToken).update('setrum csrf').digest('base64url');
}

export function isCsrfTokenOf(sessionToken: string, given: string): boolean {
  const wanted = Buffer.from(csrfTokenOf(sessionToken));
  const found = Buffer.from(given);
  return found.length === wanted.length && timingSafeEqual(found, wanted);
}
