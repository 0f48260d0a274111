import { StatusBadge, type Tone } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { allWordsId, recordTexts } from './texts.ts';

type WordKey = keyof typeof allWordsId;

/** A word of the API in the language of the screen: `state-paid` of `paid`. One that is not in the catalogue is told as it is. */
export function useWord(): (family: string, word: string | null) => string {
  const t = useText(recordTexts);
  return (family, word) => {
    const key = `${family}-${word}`;
    if (word === null) return '–';
    return key in allWordsId ? t(key as WordKey) : word;
  };
}

const tones: Readonly<Record<string, Tone>> = {
  ...{ active: 'good', paid: 'good', posted: 'good', installed: 'good', bound: 'good' },
  ...{ verified: 'good', within: 'good' },
  ...{ held: 'attention', 'realisation-held': 'attention', near: 'attention' },
  ...{ suspended: 'attention', reserved: 'attention', unverified: 'quiet' },
  ...{ blocked: 'bad', expired: 'bad', over: 'bad', forged: 'bad', lost: 'bad', tamper: 'bad' },
  ...{ valid: 'good', superseded: 'quiet', void: 'bad', normal: 'good', unknown: 'attention' },
  ...{ done: 'good', taken: 'good', made: 'good', generated: 'good' },
  ...{ open: 'attention', waiting: 'attention', 'to-decide': 'attention' },
  ...{ failed: 'bad', refused: 'bad' },
  ...{
    cancelled: 'quiet',
    removed: 'quiet',
    scrapped: 'quiet',
    replaced: 'quiet',
    returned: 'quiet',
  },
};

/** A state of the API as a badge. */
export function Word({ family, word }: { readonly family: string; readonly word: string }) {
  const tell = useWord();
  return <StatusBadge tone={tones[word] ?? 'news'}>{tell(family, word)}</StatusBadge>;
}
