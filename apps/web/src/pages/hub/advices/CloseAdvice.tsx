import { Text } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import { Form } from '../parts/Form.tsx';
import { FormFoot } from '../parts/FormFoot.tsx';
import { isReason, ReasonField } from '../parts/ReasonField.tsx';
import { type Advice, advicePath } from './model.ts';
import { adviceTexts } from './texts.ts';

/** Takes a request off the list, with a reason. */
export function CloseAdvice({ advice }: { readonly advice: Advice }) {
  const t = useText(adviceTexts);
  const name = `advice.${advice.partnerId}.${advice.requestKey}`;
  const [reason, setReason, clear] = useDraft(name, '');
  const [isSent, setSent] = useState(false);
  const close = useAct<string, Advice>(
    name,
    (text) => api.post(`${advicePath(advice)}/close`, { reason: text }),
    () => clear(),
  );
  const submit = (): void => {
    setSent(true);
    if (isReason(reason)) close.mutate(reason.trim());
  };
  return (
    <Form label={t('closeAdvice')} onSubmit={submit}>
      <Text size="sm">{t('closeNote')}</Text>
      <ReasonField
        value={reason}
        error={isSent && !isReason(reason) ? t('tooShort') : null}
        onChange={setReason}
      />
      <FormFoot action={t('closeAdvice')} busy={close.isPending} error={close.error} />
    </Form>
  );
}
