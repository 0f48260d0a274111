import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { accountAt } from './people.ts';

export interface Look {
  /** Who is signed in: one of the demo's people; nobody when absent. */
  readonly as?: string;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly language?: 'id' | 'en';
  readonly context?: BrowserContextOptions;
}

/** A profile of its own at the demo, with somebody signed in. */
export async function contextAt(
  chromium: Browser,
  url: string,
  look: Look,
): Promise<BrowserContext> {
  const { as, width = 1440, height = 900, dark = false, language } = look;
  const context = await chromium.newContext({
    baseURL: url,
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'id-ID',
    reducedMotion: 'reduce',
    ...look.context,
  });
  if (as !== undefined) await signIn(context, url, as);
  if (language !== undefined) {
    const kept = { key: `setrum.settings.${as ?? '-'}`, text: JSON.stringify({ language }) };
    await context.addInitScript(({ key, text }) => {
      if (localStorage.getItem(key) === null) localStorage.setItem(key, text);
    }, kept);
  }
  return context;
}

async function signIn(context: BrowserContext, url: string, as: string): Promise<void> {
  const { name, password } = await accountAt(url, as);
  const answer = await context.request.post('/api/v1/session', { data: { name, password } });
  if (!answer.ok()) throw new Error(`${as} cannot sign in: ${await answer.text()}`);
}
