import { Select } from '@mantine/core';
import { useText } from '../../../i18n/use-text.ts';
import { useUrl } from '../../records/parts/use-url.ts';
import { hubTexts } from './texts.ts';
import { useHubWord } from './Word.tsx';

export interface WordSelectProps {
  readonly param: string;
  readonly label: string;
  readonly family: string;
  readonly words: readonly string[];
}

/** A filter by one of the API's words; empty is all. It stands in the URL. */
export function WordSelect({ param, label, family, words }: WordSelectProps) {
  const t = useText(hubTexts);
  const word = useHubWord();
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
