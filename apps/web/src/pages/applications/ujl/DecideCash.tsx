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
        <AskFirst
          decision={asked}
          amount={rupiah(amountCents)}
          onConfirm={() => {
            setAsked(null);
            decide.mutate(asked);
          }}
          onCancel={() => setAsked(null)}
        />
      )}
    </form>
  );
}

interface AskFirstProps {
  readonly decision: Decision;
  readonly amount: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

function AskFirst({ decision, amount, onConfirm, onCancel }: AskFirstProps) {
  const t = useText(ujlTexts);
  const isPaid = decision.decision === 'approved';
  const action = t(isPaid ? 'pay' : 'refuse');
  return (
    <Confirm
      opened
      title={action}
      action={action}
      danger={isPaid}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {isPaid
        ? t('payText', { amount, reference: decision.bankReference })
        : t('refuseText', { amount })}
    </Confirm>
  );
}
