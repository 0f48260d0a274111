import { StatusBadge, type Tone } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { hubTexts } from './texts.ts';
import { hubWordsId } from './words.ts';

type WordKey = keyof typeof hubWordsId;

/** A word of the API in the language of the screen; one that is not in the catalogue is told as it is. */
export function useHubWord(): (family: string, word: string | null) => string {
  const t = useText(hubTexts);
  return (family, word) => {
    const key = `${family}-${word}`;
    if (word === null) return '–';
    return key in hubWordsId ? t(key as WordKey) : word;
  };
}

const tones: Readonly<Record<string, Tone>> = {
  ...{ active: 'good', approved: 'good', sold: 'good', paid: 'good', transferred: 'good' },
  ...{ decided: 'good', verified: 'good', delivered: 'good', closed: 'quiet', gone: 'quiet' },
  ...{ blocked: 'bad', rejected: 'bad', declined: 'bad', 'taken-back': 'bad', forged: 'bad' },
  ...{ refunded: 'bad', reversed: 'bad', parked: 'bad' },
  ...{ inactive: 'quiet', carried: 'quiet', none: 'quiet', unverified: 'quiet' },
  ...{ requested: 'attention', open: 'attention', asked: 'attention', instructed: 'attention' },
  ...{ sent: 'attention', undelivered: 'attention', unknown: 'attention' },
};

/** A state of the API as a badge. */
export function HubWord({ family, word }: { readonly family: string; readonly word: string }) {
  const tell = useHubWord();
  return <StatusBadge tone={tones[word] ?? 'news'}>{tell(family, word)}</StatusBadge>;
}
