import { Select } from '@mantine/core';
import { useText } from '../i18n/use-text.ts';
import { useUrl } from './use-url.ts';

export interface UrlFilterProps {
  readonly param: string;
  readonly label: string;
  /** The API's words for it. */
  readonly words: readonly string[];
  /** One of them in the language of the screen. */
  readonly tell: (word: string) => string;
}

/** A filter by one of the API's words; empty is all. It stands in the URL. */
export function UrlFilter({ param, label, words, tell }: UrlFilterProps) {
  const t = useText();
  const [value, setValue] = useUrl(param);
  return (
    <Select
      label={label}
      placeholder={t('filterAll')}
      clearable
      clearButtonProps={{ 'aria-label': t('filterClear', { label }) }}
      data={words.map((one) => ({ value: one, label: tell(one) }))}
      value={value !== null && words.includes(value) ? value : null}
      onChange={setValue}
    />
  );
}
