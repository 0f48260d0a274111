import type { Desk } from './desk.ts';

/** Somebody whom a test may lock, sign out, and change. */
export interface TestUser {
  readonly name: string;
  /** Temporary: it opens nothing but its own change. */
  readonly password: string;
}

let count = 0;

/** Makes a user of the demo's unit, for one test. */
export async function newUser(
  desk: Desk,
  role: string,
  displayName = 'UJI COBA',
): Promise<TestUser> {
  count += 1;
  const name = `uji-${Date.now().toString(36)}-${count}`;
  const body = { name, displayName, roles: [role], units: ['53425'] };
  const { password } = await desk.post<{ password: string }>('adi', '/users', body);
  return { name, password };
}
