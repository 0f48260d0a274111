import { parseSettings, type Settings } from './settings.ts';

const keyOf = (name: string | null): string => `setrum.settings.${name ?? '-'}`;

/** What somebody has set in this browser; nothing where it keeps nothing. */
export function keptSettings(name: string | null): Partial<Settings> {
  try {
    return parseSettings(localStorage.getItem(keyOf(name)));
  } catch {
    return {};
  }
}

/** The theme once more under a name that `first-paint.js` reads. A browser that keeps nothing is no error: it holds until the page closes. */
export function keepSettings(name: string | null, settings: Partial<Settings>): void {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(settings));
    localStorage.setItem('setrum.theme', settings.theme ?? 'system');
  } catch {
    // Storage is full or forbidden.
  }
}
