import { type Language, languages } from '../../i18n/language.ts';
import { type Zone, zones } from '../../i18n/zones.ts';

export const themes = ['system', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

/** How somebody wants the screens. What is not said follows the account, the system, the unit. */
export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  readonly zone: Zone;
}

/** UPIs east of WIB, by the first two digits of a unit, as far as their numbers are public: South Sulawesi and Bali. */
const zoneOfUpi: Readonly<Record<string, Zone>> = { '32': 'WITA', '55': 'WITA' };

/** The zone of somebody's units: that of the first one; WIB for the head office. */
export function zoneOfUnits(units: readonly string[]): Zone {
  return zoneOfUpi[(units[0] ?? '').slice(0, 2)] ?? 'WIB';
}

/** What is kept in this browser, read without trust: somebody may have edited it, or an older version written it. */
export function parseSettings(text: string | null): Partial<Settings> {
  if (text === null) return {};
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return {};
  }
  if (typeof given !== 'object' || given === null) return {};
  const of = <One extends string>(name: string, all: readonly One[]): One | undefined =>
    all.find((one) => one === Reflect.get(given, name));
  const language = of('language', languages);
  const theme = of('theme', themes);
  const zone = of('zone', zones);
  return {
    ...(language === undefined ? {} : { language }),
    ...(theme === undefined ? {} : { theme }),
    ...(zone === undefined ? {} : { zone }),
  };
}
