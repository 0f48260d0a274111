import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { api } from '../../api/client.ts';
import { useSession } from '../session/use-session.ts';
import { SettingsContext } from './context.ts';
import { keepSettings, keptSettings } from './keep.ts';
import { type Settings, zoneOfUnits } from './settings.ts';

/** Language, theme and zone: as this person has set them in this browser, else as account, unit and system say. */
export function SettingsProvider({ children }: { readonly children: ReactNode }) {
  const { me } = useSession();
  const name = me?.name ?? null;
  const [kept, setKept] = useState(() => ({ name, settings: keptSettings(name) }));
  // Another person at the same screen: theirs, at once.
  const own = kept.name === name ? kept.settings : keptSettings(name);
  if (kept.name !== name) setKept({ name, settings: own });

  const language = own.language ?? me?.language ?? 'id';
  const theme = own.theme ?? 'system';
  const zone = own.zone ?? zoneOfUnits(me?.units ?? []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const value = useMemo(
    () => ({
      ...{ language, theme, zone },
      change: (change: Partial<Settings>) => {
        const next = { ...own, ...change };
        keepSettings(name, next);
        setKept({ name, settings: next });
        if (change.language !== undefined && name !== null) tellAccount(change.language);
      },
    }),
    [language, theme, zone, own, name],
  );
  return <SettingsContext value={value}>{children}</SettingsContext>;
}

/** Letters and other browsers speak it, too. That it is not known there is no reason to disturb anybody: this browser keeps it. */
function tellAccount(language: Settings['language']): void {
  api.put('/api/v1/session/language', { language }).catch(() => undefined);
}
