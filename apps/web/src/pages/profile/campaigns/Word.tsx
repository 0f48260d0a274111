import { StatusBadge, type Tone } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { campaignTexts } from './texts.ts';
import { campaignWordsId } from './words.ts';

type WordKey = keyof typeof campaignWordsId;

/** A word of the API in the language of the screen; one that is not in the catalogue is told as it is. */
export function useCampaignWord(): (family: string, word: string | null) => string {
  const t = useText(campaignTexts);
  return (family, word) => {
    const key = `${family}-${word}`;
    if (word === null) return '–';
    return key in campaignWordsId ? t(key as WordKey) : word;
  };
}

const tones: Readonly<Record<string, Tone>> = {
  ...{ requested: 'attention', paused: 'attention', running: 'news', done: 'good' },
  ...{ rejected: 'bad', cancelled: 'quiet', planned: 'quiet', made: 'news', confirmed: 'good' },
  ...{ refused: 'bad', failed: 'bad', 'lost-card': 'attention', 'not-seen': 'attention' },
};

/** A state of the API as a badge. */
export function CampaignWord({ family, word }: { readonly family: string; readonly word: string }) {
  const tell = useCampaignWord();
  return <StatusBadge tone={tones[word] ?? 'news'}>{tell(family, word)}</StatusBadge>;
}
