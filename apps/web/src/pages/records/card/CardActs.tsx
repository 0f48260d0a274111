import { Button, Group, Stack, TextInput } from '@mantine/core';
import { Confirm, FormRow, Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { CardRecord } from '../customer/model.ts';
import { cardTexts } from './texts.ts';
import { cardActs, useCardAct } from './use-card-act.ts';

/** What can be done with a card as it stands; each asks for a reason. */
export function CardActs({ card: { cardUid, state } }: { readonly card: CardRecord }) {
  const t = useText(cardTexts);
  const given = useCardAct(cardUid);
  const { draft, setDraft, send } = given;
  const may = cardActs.filter(({ from }) => (from as readonly string[]).includes(state));
  if (may.length === 0) return null;
  return (
    <Stack mb="md">
      <FormRow>
        <TextInput
          label={t('cardReason')}
          description={t('cardReasonHint')}
          maxLength={500}
          value={draft.reason}
          onChange={(event) => setDraft({ ...draft, reason: event.currentTarget.value })}
          {...(given.isShort ? { error: t('reasonShort') } : {})}
        />
        {state !== 'replaced' && (
          <TextInput
            label={t('newUid')}
            description={t('replaceNote')}
            autoComplete="off"
            value={draft.newUid}
            onChange={(event) => setDraft({ ...draft, newUid: event.currentTarget.value })}
            {...(given.isWrongUid ? { error: t('uidWrong') } : {})}
          />
        )}
      </FormRow>
      {send.error !== null && <Problem error={send.error} />}
      <Group>
        {may.map(({ act, label }) => (
          <Button
            key={act}
            variant="default"
            loading={send.isPending && given.wanted === act}
            onClick={() => given.start(act)}
          >
            {t(label)}
          </Button>
        ))}
      </Group>
      <Confirm
        opened={given.asking}
        title={t('replaceTitleCard', { old: cardUid, new: given.uid })}
        action={t('replaceCard')}
        danger
        onConfirm={given.replace}
        onCancel={() => given.setAsking(false)}
      >
        {t('replaceTextCard')}
      </Confirm>
    </Stack>
  );
}
