import { UrlFilter, type UrlFilterProps } from '../../../parts/UrlFilter.tsx';
import { useHubWord } from './Word.tsx';

export interface WordSelectProps extends Omit<UrlFilterProps, 'tell'> {
  /** Of the words: `progress`. */
  readonly family: string;
}

/** A filter by one of the API's words; empty is all. It stands in the URL. */
export function WordSelect({ family, ...filter }: WordSelectProps) {
  const word = useHubWord();
  return <UrlFilter {...filter} tell={(one) => word(family, one)} />;
}
