import { createContext } from 'react';
import type { Settings } from './settings.ts';

export interface SettingsInUse extends Settings {
  /** Changes what is named, for this person in this browser. */
  change(change: Partial<Settings>): void;
}

export const SettingsContext = createContext<SettingsInUse | null>(null);
