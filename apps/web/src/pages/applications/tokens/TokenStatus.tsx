import { StatusBadge, type Tone } from '../../../design/index.ts';
import { useWord } from '../../records/parts/Word.tsx';
import type { TokenRequest } from './model.ts';

const tones: Readonly<Record<string, Tone>> = {
  requested: 'news',
  generated: 'good',
  delivered: 'good',
  taken: 'good',
  failed: 'bad',
  cancelled: 'quiet',
};

/** The number and word of AP2T (3 SUKSES TOKEN), and how far it is since. */
export function TokenStatus({ state, statusNo, statusText }: TokenRequest) {
  const word = useWord();
  const further =
    state === 'delivered' || state === 'taken' ? ` · ${word('tokenstate', state)}` : '';
  return (
    <StatusBadge tone={tones[state] ?? 'news'}>{`${statusNo} ${statusText}${further}`}</StatusBadge>
  );
}
