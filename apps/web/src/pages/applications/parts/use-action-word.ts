import { useText } from '../../../i18n/use-text.ts';
import { actionKey, stepTexts } from './texts.ts';

/** What a step is called: on its button (`do`), or once it was taken (`did`). One that the catalogue does not know is told as it is. */
export function useActionWord(): (family: 'do' | 'did', action: string) => string {
  const t = useText(stepTexts);
  return (family, action) => {
    const key = actionKey(family, action);
    return key === null ? action : t(key);
  };
}
