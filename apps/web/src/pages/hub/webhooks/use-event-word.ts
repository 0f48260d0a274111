import { useText } from '../../../i18n/use-text.ts';
import { eventTexts } from './texts.ts';

/** What an event is in the language of the screen, with its name in the API; of one that is not in the catalogue the name alone. */
export function useEventWord(): (event: string) => string {
  const t = useText(eventTexts);
  return (event) =>
    event in eventTexts.id ? `${t(event as keyof typeof eventTexts.id)} (${event})` : event;
}
