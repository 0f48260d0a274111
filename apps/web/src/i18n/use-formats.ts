import { useMemo } from 'react';
import { useSettings } from '../shell/settings/use-settings.ts';
import { type Formats, formatsOf } from './formats.ts';

/** Rupiah, energy and times as the person at the screen wants them. */
export function useFormats(): Formats {
  const { language, zone } = useSettings();
  return useMemo(() => formatsOf(language, zone), [language, zone]);
}
