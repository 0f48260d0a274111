import { StatusBadge, type Tone } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { profileTexts } from './texts.ts';
import { profileWordsId } from './words.ts';

type WordKey = keyof typeof profileWordsId;

/** A word of the API in the language of the screen; one that is not in the catalogue is told as it is. */
export function useProfileWord(): (family: string, word: string | number | null) => string {
  const t = useText(profileTexts);
  return (family, word) => {
    const key = `${family}-${word}`;
    if (word === null) return '–';
    return key in profileWordsId ? t(key as WordKey) : String(word);
  };
}

const tones: Readonly<Record<string, Tone>> = {
  ...{ verified: 'good', unverified: 'quiet', forged: 'bad' },
  ...{ normal: 'good', tamper: 'bad', unknown: 'attention' },
};

/** A state of the API as a badge. */
export function ProfileWord({ family, word }: { readonly family: string; readonly word: string }) {
  const tell = useProfileWord();
  return <StatusBadge tone={tones[word] ?? 'news'}>{tell(family, word)}</StatusBadge>;
}
