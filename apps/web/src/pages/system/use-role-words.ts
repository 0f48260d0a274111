import { useText } from '../../i18n/use-text.ts';
import { roleNamesId } from './role-words.ts';
import { systemTexts } from './texts.ts';

/** A role in the language of the screen. */
export function useRoleWord(): (role: string) => string {
  const t = useText(systemTexts);
  return (role) => {
    const key = `role-${role}`;
    return key in roleNamesId ? t(key as keyof typeof roleNamesId) : role;
  };
}
