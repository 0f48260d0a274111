import type { Look } from './context.ts';
import { demo } from './demo.ts';
import { type OpenedPage, openAt } from './opener.ts';
import { type Account, accountAt } from './people.ts';

/** A page of the demo, closed by itself at the end of its block. */
export interface Opened extends OpenedPage {
  readonly url: string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Opens `path` of the demo: `await using opened = await open('/counter', { as: 'maya' })`. */
export async function open(path: string, look: Look = {}): Promise<Opened> {
  const { url } = await demo();
  const opened = await openAt(url, path, look);
  return { ...opened, url, [Symbol.asyncDispose]: opened.close };
}

/** One of the demo's people, with the password. */
export async function accountOf(name: string): Promise<Account> {
  return accountAt((await demo()).url, name);
}

/** A telephone's width. */
export const narrow = { width: 390, height: 844 } as const;
