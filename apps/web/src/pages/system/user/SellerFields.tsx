import { TextInput } from '@mantine/core';
import { FormRow } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { systemTexts } from '../texts.ts';
import type { UserFieldsProps } from './draft.ts';

/** For whom a counter's clerk or a partner's staff sells. */
export function SellerFields({ draft, faults, change }: UserFieldsProps) {
  const t = useText(systemTexts);
  const fault = faults.partnerId === undefined ? {} : { error: t(faults.partnerId) };
  return (
    <FormRow>
      <TextInput
        label={t('partnerId')}
        maxLength={11}
        value={draft.partnerId}
        onChange={(event) => change({ partnerId: event.currentTarget.value })}
        {...fault}
      />
      <TextInput
        label={t('counterId')}
        maxLength={16}
        value={draft.counterId}
        onChange={(event) => change({ counterId: event.currentTarget.value })}
      />
    </FormRow>
  );
}
