import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Confirm, Problem } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import type { CashProps } from './AskForCash.tsx';
import { isBankReference, type SettlementTold, settlementPath } from './model.ts';
import { ujlTexts } from './texts.ts';

type Decision =
  | { readonly decision: 'approved'; readonly bankReference: string }
  | { readonly decision: 'rejected' };

/** The second person's word about cash: paid out, with the bank's reference, or a token again. */
export function DecideCash({ agendaNo, amountCents }: CashProps) {
  const t = useText(ujlTexts);
  const { rupiah } = useFormats();
  const [typed, setTyped, clear] = useDraft(`ujl-decision.${agendaNo}`, '');
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState<Decision | null>(null);
  const decide = useAct(
    `ujl-decision.${agendaNo}`,
    (decision: Decision) =>
      api.post<SettlementTold>(`${settlementPath(agendaNo)}/cash-decision`, decision),
    clear,
  );
  const reference = typed.trim();
  const pay = (): void => {
    setTried(true);
    if (isBankReference(reference)) setAsked({ decision: 'approved', bankReference: reference });
  };
  return (
    <form
      aria-label={t('payouts')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        pay();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('bankReference')}
          description={t('bankReferenceHint')}
          autoComplete="off"
          maxLength={64}
          maw={420}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={tried && !isBankReference(reference) ? t('bankReferenceWrong') : null}
        />
        {decide.error !== null && <Problem error={decide.error} />}
        <Group>
          <Button type="submit" loading={decide.isPending}>
            {t('pay')}
          </Button>
          <Button
            variant="default"
            disabled={decide.isPending}
            onClick={() => setAsked({ decision: 'rejected' })}
          >
            {t('refuse')}
          </Button>
        </Group>
      </Stack>
      {asked !== null && (
        <Confirm
          opened
          title={t(asked.decision === 'approved' ? 'pay' : 'refuse')}
          action={t(asked.decision === 'approved' ? 'pay' : 'refuse')}
          danger={asked.decision === 'approved'}
          onConfirm={() => {
            setAsked(null);
            decide.mutate(asked);
          }}
          onCancel={() => setAsked(null)}
        >
          {asked.decision === 'approved'
            ? t('payText', { amount: rupiah(amountCents), reference: asked.bankReference })
            : t('refuseText', { amount: rupiah(amountCents) })}
        </Confirm>
      )}
    </form>
  );
}
