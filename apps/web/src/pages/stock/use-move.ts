import { type FormEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { useAct } from '../../parts/use-act.ts';
import type { useDraft } from '../../shell/draft/use-draft.ts';
import { mostMeters, numbersIn } from './meter-numbers.ts';
import type { Told } from './model.ts';

export type MoveName = 'issues' | 'returns' | 'scrappings';

interface Moved {
  readonly batch: { readonly meterCount: number };
  readonly warnings: readonly Told[];
}

export interface MoveDraft {
  readonly numbers: string;
  readonly unit: string;
  readonly reason: string;
}

export const emptyMove: MoveDraft = { numbers: '', unit: '', reason: '' };

/** A draft that outlives the choice of another move. */
export type KeptDraft = ReturnType<typeof useDraft<MoveDraft>>;

/** What is typed of a move, whether it may go, and sending it: a move that cannot be taken back is asked about first. */
export function useMove(move: MoveName, [draft, setDraft, clear]: KeptDraft) {
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const send = useAct(
    `move.${move}`,
    (order: object, key) => api.post<Moved>(`/api/v1/meter-stock/${move}`, order, { key }),
    () => {
      clear();
      setTried(false);
    },
  );
  const numbers = numbersIn(draft.numbers);
  const { meterNos, wrong } = numbers;
  const isWhole = wrong.length === 0 && meterNos.length > 0 && meterNos.length <= mostMeters;
  const reason = draft.reason.trim();
  const isMissing = move === 'issues' ? draft.unit === '' : reason.length < 3;
  const go = (): void => {
    setAsking(false);
    send.mutate(move === 'issues' ? { meterNos, unit: draft.unit } : { meterNos, reason });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!isWhole || isMissing) return;
    if (move === 'scrappings') setAsking(true);
    else go();
  };
  const change = (part: Partial<MoveDraft>): void => setDraft({ ...draft, ...part });
  return { draft, change, numbers, tried, isMissing, send, submit, go, asking, setAsking };
}
