import { useCallback, useRef, useState } from 'react';
import { type CounterSettings, keepSettings, readSettings } from './settings.ts';

/** The settings of this browser's counter, how to change them, and how to ask for them later. */
export function useCounterSettings(): readonly [
  CounterSettings,
  (settings: CounterSettings) => void,
  () => CounterSettings,
] {
  const [settings, set] = useState(() => readSettings(localStorage));
  const latest = useRef(settings);
  latest.current = settings;
  const change = useCallback((next: CounterSettings) => {
    keepSettings(localStorage, next);
    set(next);
  }, []);
  const now = useCallback(() => latest.current, []);
  return [settings, change, now];
}
