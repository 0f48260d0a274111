import { Select } from '@mantine/core';
import { useText } from '../../../i18n/use-text.ts';
import { recordTexts } from './texts.ts';
import { useUrl } from './use-url.ts';
import { useWord } from './Word.tsx';

export interface UrlSelectProps {
  readonly param: string;
  readonly label: string;
  /** Of the words: `progress`. */
  readonly family: string;
  readonly words: readonly string[];
}

/** A filter by one of the API's words; empty is all. It stands in the URL. */
export function UrlSelect({ param, label, family, words }: UrlSelectProps) {
  const t = useText(recordTexts);
  const word = useWord();
  const [value, setValue] = useUrl(param);
  return (
    <Select
      label={label}
      placeholder={t('all')}
      clearable
      clearButtonProps={{ 'aria-label': t('clearFilter', { label }) }}
      data={words.map((one) => ({ value: one, label: word(family, one) }))}
      value={value !== null && words.includes(value) ? value : null}
      onChange={setValue}
    />
  );
}
