import { useContext } from 'react';
import { SettingsContext, type SettingsInUse } from './context.ts';

/** Language, theme and time zone of the screens, and how to change them. */
export function useSettings(): SettingsInUse {
  const settings = useContext(SettingsContext);
  if (settings === null) throw new Error('no settings around this component');
  return settings;
}
