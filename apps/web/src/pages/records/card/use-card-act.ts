import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import { isUid, uidOf } from './uid.ts';

/** From which state an act goes: `apps/server/src/ap2t/card/lifecycle.ts`. */
export const cardActs = [
  { act: 'lost', label: 'lose', from: ['bound', 'blocked'] },
  { act: 'block', label: 'block', from: ['bound'] },
  { act: 'unblock', label: 'unblock', from: ['blocked', 'lost'] },
  { act: 'return', label: 'giveBack', from: ['bound', 'blocked', 'lost', 'replaced'] },
  { act: 'replace', label: 'replaceCard', from: ['bound', 'blocked', 'lost'] },
] as const;

export type CardActName = (typeof cardActs)[number]['act'];

interface CardOrder {
  readonly act: CardActName;
  readonly reason: string;
  readonly newUid?: string;
}

const empty = { reason: '', newUid: '' };

/** What is typed of an act, and sending it: replacing cannot be taken back, and is asked about first. */
export function useCardAct(cardUid: string) {
  const [draft, setDraft, clear] = useDraft(`card.${cardUid}`, empty);
  const [wanted, setWanted] = useState<CardActName | null>(null);
  const [asking, setAsking] = useState(false);
  const send = useAct(
    `card.${cardUid}`,
    ({ act, ...body }: CardOrder, key) =>
      api.post(`/api/v1/cards/${cardUid}/${act}`, body, { key }),
    clear,
  );
  const uid = uidOf(draft.newUid);
  const reason = draft.reason.trim();
  const start = (act: CardActName): void => {
    setWanted(act);
    if (reason.length < 3 || (act === 'replace' && !isUid(uid))) return;
    if (act === 'replace') setAsking(true);
    else send.mutate({ act, reason });
  };
  const replace = (): void => {
    setAsking(false);
    send.mutate({ act: 'replace', reason, newUid: uid });
  };
  return {
    ...{ draft, setDraft, uid, wanted, send, start, replace, asking, setAsking },
    isShort: wanted !== null && reason.length < 3,
    isWrongUid: wanted === 'replace' && !isUid(uid),
  };
}
