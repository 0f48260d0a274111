import { UrlFilter, type UrlFilterProps } from '../../../parts/UrlFilter.tsx';
import { useWord } from './Word.tsx';

export interface UrlSelectProps extends Omit<UrlFilterProps, 'tell'> {
  /** Of the words: `progress`. */
  readonly family: string;
}

/** A filter by one of the API's words; empty is all. It stands in the URL. */
export function UrlSelect({ family, ...filter }: UrlSelectProps) {
  const word = useWord();
  return <UrlFilter {...filter} tell={(one) => word(family, one)} />;
}
