import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { FormRow, Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import type { CardRecord } from '../customer/model.ts';
import { useAct } from '../parts/use-act.ts';
import { cardTexts } from './texts.ts';
import { isUid, uidOf } from './uid.ts';

/** From which state an act goes: `apps/server/src/ap2t/card/lifecycle.ts`. */
const acts = [
  { act: 'lost', label: 'lose', from: ['bound', 'blocked'] },
  { act: 'block', label: 'block', from: ['bound'] },
  { act: 'unblock', label: 'unblock', from: ['blocked', 'lost'] },
  { act: 'return', label: 'giveBack', from: ['bound', 'blocked', 'lost', 'replaced'] },
  { act: 'replace', label: 'replaceCard', from: ['bound', 'blocked', 'lost'] },
] as const;

interface CardAct {
  readonly act: (typeof acts)[number]['act'];
  readonly reason: string;
  readonly newUid?: string;
}

/** What can be done with a card as it stands; each asks for a reason. */
export function CardActs({ card: { cardUid, state } }: { readonly card: CardRecord }) {
  const t = useText(cardTexts);
  const [{ reason, newUid }, setDraft, clear] = useDraft(`card.${cardUid}`, empty);
  const [wanted, setWanted] = useState<CardAct['act'] | null>(null);
  const send = useAct(
    `card.${cardUid}`,
    ({ act, ...body }: CardAct, key) => api.post(`/api/v1/cards/${cardUid}/${act}`, body, { key }),
    clear,
  );
  const may = acts.filter(({ from }) => (from as readonly string[]).includes(state));
  if (may.length === 0) return null;
  const uid = uidOf(newUid);
  const isShort = reason.trim().length < 3;
  const isWrongUid = wanted === 'replace' && !isUid(uid);
  const start = (act: CardAct['act']): void => {
    setWanted(act);
    if (isShort || (act === 'replace' && !isUid(uid))) return;
    send.mutate(act === 'replace' ? { act, reason, newUid: uid } : { act, reason });
  };
  return (
    <Stack mb="md">
      <FormRow>
        <TextInput
          label={t('cardReason')}
          description={t('cardReasonHint')}
          maxLength={500}
          value={reason}
          onChange={(event) => setDraft({ reason: event.currentTarget.value, newUid })}
          {...(wanted !== null && isShort ? { error: t('reasonShort') } : {})}
        />
        {state !== 'replaced' && (
          <TextInput
            label={t('newUid')}
            description={t('replaceNote')}
            autoComplete="off"
            value={newUid}
            onChange={(event) => setDraft({ reason, newUid: event.currentTarget.value })}
            {...(isWrongUid ? { error: t('uidWrong') } : {})}
          />
        )}
      </FormRow>
      {send.error !== null && <Problem error={send.error} />}
      <Group>
        {may.map(({ act, label }) => (
          <Button
            key={act}
            variant="default"
            loading={send.isPending && wanted === act}
            onClick={() => start(act)}
          >
            {t(label)}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}

const empty = { reason: '', newUid: '' };
