import { session } from '../session/session.ts';
import type { Hit } from './model.ts';

const prefix = 'setrum.recent.';
const keyNow = (): string => prefix + (session.get().me?.name ?? '-');
const mostKept = 8;

/** What was opened last in this tab. It goes with the tab, and with the sign-out. */
export function recentHits(): readonly Hit[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyNow()) ?? '[]') as readonly Hit[];
    return kept.map((hit) => ({ ...hit, group: 'recent' }));
  } catch {
    return [];
  }
}

export function keepRecent(hit: Hit): void {
  if (hit.group === 'page') return;
  const others = recentHits().filter((one) => one.to !== hit.to);
  try {
    sessionStorage.setItem(keyNow(), JSON.stringify([hit, ...others].slice(0, mostKept)));
  } catch {
    // No storage: nothing is remembered.
  }
}

export function forgetRecent(): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    // No storage: nothing was remembered.
  }
}
