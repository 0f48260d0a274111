import { Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { Confirm, FormRow, Section } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import { useMe } from '../../../shell/session/use-session.ts';
import { today } from '../../applications/steps/form.ts';
import { FormFoot } from '../../hub/parts/FormFoot.tsx';
import type { Customer } from '../customer/model.ts';
import { faultsOf, type RemovalDraft, removalOf } from './draft.ts';
import { removalTexts } from './texts.ts';

export interface RemoveSupplyProps {
  readonly customer: Customer;
  readonly onCancel: () => void;
}

/** Records that a supply was taken away for good: what the meter showed, and what follows, asked once more before it is done. */
export function RemoveSupply({ customer, onCancel }: RemoveSupplyProps) {
  const t = useText(removalTexts);
  const { rupiah } = useFormats();
  const { idpel, name, meterNo } = customer;
  const me = useMe();
  const [initial] = useState<RemovalDraft>({
    ...{ removedOn: today(), fitter: me.displayName.slice(0, 60) },
    ...{ lwbp: '', wbp: '', kvarh: '', remaining: '' },
  });
  const [draft, setDraft, clear] = useDraft(`removal.${idpel}`, initial);
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const remove = useAct(
    `removal.${idpel}`,
    (order: object, key) =>
      api.post<Customer>(`/api/v1/customers/${idpel}/removal`, order, { key }),
    () => {
      clear();
      onCancel();
    },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faultsOf(draft, today())).length === 0) setAsking(true);
  };
  return (
    <Section title={t('removeTitle')}>
      <form onSubmit={submit} noValidate aria-label={t('removeTitle')}>
        <Stack gap="sm">
          <span>{t('removeNote', { ujl: rupiah(customer.ujlHeldCents) })}</span>
          <RemovalFields customer={customer} draft={draft} tried={tried} onChange={setDraft} />
          <FormFoot
            action={t('send')}
            busy={remove.isPending}
            error={remove.error}
            onCancel={onCancel}
          />
        </Stack>
      </form>
      <Confirm
        opened={asking}
        title={t('confirmTitle', { name })}
        action={t('send')}
        danger
        onConfirm={() => {
          setAsking(false);
          remove.mutate(removalOf(draft));
        }}
        onCancel={() => setAsking(false)}
      >
        {t('confirmText', { meterNo: meterNo ?? '–' })}
      </Confirm>
    </Section>
  );
}

interface RemovalFieldsProps {
  readonly customer: Customer;
  readonly draft: RemovalDraft;
  readonly tried: boolean;
  readonly onChange: (draft: RemovalDraft) => void;
}

/** Registers are those that the meter has: peak and kVArh of postpaid ones, credit of prepaid ones. */
function RemovalFields({ customer, draft, tried, onChange }: RemovalFieldsProps) {
  const t = useText(removalTexts);
  const faults = tried ? faultsOf(draft, today()) : {};
  const field = (name: keyof RemovalDraft) => {
    const fault = faults[name];
    return {
      label: t(name),
      value: draft[name],
      autoComplete: 'off',
      error: fault === undefined ? null : t(fault),
      onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
        onChange({ ...draft, [name]: event.currentTarget.value }),
    };
  };
  const isPostpaid = customer.product === 'postpaid';
  return (
    <>
      <FormRow>
        <TextInput {...field('removedOn')} type="date" max={today()} required data-autofocus />
        <TextInput {...field('fitter')} maxLength={60} required />
      </FormRow>
      {customer.meterNo !== null && (
        <FormRow>
          <TextInput {...field('lwbp')} description={t('notRead')} inputMode="numeric" />
          {isPostpaid && <TextInput {...field('wbp')} inputMode="numeric" />}
          {isPostpaid && <TextInput {...field('kvarh')} inputMode="numeric" />}
          {!isPostpaid && (
            <TextInput {...field('remaining')} description={t('notRead')} inputMode="decimal" />
          )}
        </FormRow>
      )}
    </>
  );
}
