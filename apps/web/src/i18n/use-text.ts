import { useMemo } from 'react';
import { useSettings } from '../shell/settings/use-settings.ts';
import type { Texts } from './language.ts';
import { type CommonTexts, common, type Tell, teller } from './translate.ts';

type Together<Own> = [Own] extends [never] ? CommonTexts : CommonTexts & Own;

/**
 * The texts in the language of the screen: `const t = useText()` for those that every page may use, `useText(myTexts)` for a page's own beside
 * them. `t('save')`, `t('rows', { count: 3 })`.
 */
export function useText<Id extends Readonly<Record<string, string>> = never>(
  own?: Texts<Id>,
): Tell<Together<Id>> {
  const { language } = useSettings();
  return useMemo(() => {
    const together =
      own === undefined
        ? common
        : { id: { ...common.id, ...own.id }, en: { ...common.en, ...own.en } };
    return teller(together, language) as Tell<Together<Id>>;
  }, [own, language]);
}
