import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Confirm } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import { Form } from '../parts/Form.tsx';
import { FormFoot } from '../parts/FormFoot.tsx';
import { isReason, ReasonField } from '../parts/ReasonField.tsx';
import { useHubWord } from '../parts/Word.tsx';
import { type Decision, type Difference, effectOf, movesMoney } from './model.ts';
import { reconciliationTexts } from './texts.ts';

interface Verdict {
  readonly decision: Decision;
  readonly reason: string;
}

/** Decides a difference, with a reason; asks once more before money moves. */
export function Decide({ difference }: { readonly difference: Difference }) {
  const t = useText(reconciliationTexts);
  const word = useHubWord();
  const { differenceId, kind, nextStep } = difference;
  const name = `difference.${differenceId}`;
  const [verdict, setVerdict, clear] = useDraft<Verdict>(name, { decision: nextStep, reason: '' });
  const [isSent, setSent] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const decide = useAct<Verdict, Difference>(
    name,
    (order) => api.post(`/api/v1/differences/${differenceId}/decide`, order),
    () => clear(),
  );
  const { decision, reason } = verdict;
  const effect = effectOf(kind, decision);
  const run = (): void => {
    setAsked(false);
    decide.mutate({ decision, reason: reason.trim() });
  };
  const submit = (): void => {
    setSent(true);
    if (!isReason(reason)) return;
    if (movesMoney(effect)) setAsked(true);
    else run();
  };
  const action = `${t('decide')}: ${word('decision', decision)}`;
  return (
    <Form label={t('decide')} onSubmit={submit}>
      <Radio.Group
        label={t('decision')}
        value={decision}
        onChange={(value) => setVerdict({ reason, decision: value as Decision })}
      >
        <Stack gap="xs" mt="xs">
          {difference.decisions.map((one) => (
            <Radio
              key={one}
              value={one}
              label={
                one === nextStep
                  ? `${word('decision', one)} (${t('proposed')})`
                  : word('decision', one)
              }
              description={t(`effect-${effectOf(kind, one)}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <ReasonField
        value={reason}
        error={isSent && !isReason(reason) ? t('tooShort') : null}
        onChange={(text) => setVerdict({ decision, reason: text })}
      />
      <FormFoot action={action} busy={decide.isPending} error={decide.error} />
      <Confirm
        opened={isAsked}
        title={action}
        action={action}
        danger
        onConfirm={run}
        onCancel={() => setAsked(false)}
      >
        {t(`effect-${effect}`)}
      </Confirm>
    </Form>
  );
}
