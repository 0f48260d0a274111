import { Button, Group, Stack } from '@mantine/core';
import { Confirm, Problem } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { MoveFields } from './MoveFields.tsx';
import { mostMeters } from './meter-numbers.ts';
import { stockTexts } from './texts.ts';
import { type KeptDraft, type MoveName, useMove } from './use-move.ts';
import { Warnings } from './Warnings.tsx';

export interface MoveFormProps {
  readonly move: MoveName;
  /** Numbers of the list below. */
  readonly shown: readonly string[];
  readonly draft: KeptDraft;
}

const actions = {
  issues: 'issueMeters',
  returns: 'returnMeters',
  scrappings: 'scrapMeters',
} as const;

/** Moves meters: all of those that are named, or none. */
export function MoveForm({ move, shown, draft }: MoveFormProps) {
  const t = useText(stockTexts);
  const { send, submit, go, asking, setAsking, ...fields } = useMove(move, draft);
  const takeShown = (): void => fields.change({ numbers: shown.slice(0, mostMeters).join('\n') });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <MoveFields {...fields} move={move} />
        {send.error !== null && <Problem error={send.error} />}
        <Warnings warnings={send.data?.warnings ?? []} />
        <Group justify="flex-end">
          <span role="status">
            {send.data !== undefined && t('moved', { count: send.data.batch.meterCount })}
          </span>
          <Button variant="default" disabled={shown.length === 0} onClick={takeShown}>
            {t('takeShown')}
          </Button>
          <Button type="submit" variant="default" loading={send.isPending}>
            {t(actions[move])}
          </Button>
        </Group>
      </Stack>
      <Confirm
        opened={asking}
        title={t('scrapTitle', { count: fields.numbers.meterNos.length })}
        action={t('scrapMeters')}
        danger
        onConfirm={go}
        onCancel={() => setAsking(false)}
      >
        {t('scrapText')}
      </Confirm>
    </form>
  );
}
