export const sessionCookie = 'setrum_session';

/** The value of a cookie in a Cookie header; undefined when it is not there, or there twice: then nobody knows whose it is. */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? values[0] : undefined;
}

export interface CookieAttributes {
  readonly secure: boolean;
  /** `Lax` lets the cookie come along when a directory sends the browser back to us. */
  readonly sameSite?: 'Strict' | 'Lax';
  readonly path?: string;
  readonly maxAgeSeconds?: number;
}

/** A Set-Cookie header that no script can read. */
export function setCookie(name: string, value: string, attributes: CookieAttributes): string {
  const { secure, sameSite = 'Strict', path = '/', maxAgeSeconds } = attributes;
  const parts = [`${name}=${value}`, `Path=${path}`, 'HttpOnly', `SameSite=${sameSite}`];
  if (maxAgeSeconds !== undefined) parts.push(`Max-Age=${maxAgeSeconds}`);
  if (secure) parts.push('Secure');
  return parts.join('; ');
}

export function clearCookie(name: string, attributes: CookieAttributes): string {
  return setCookie(name, '', { ...attributes, maxAgeSeconds: 0 });
}
