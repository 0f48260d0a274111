import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { FormRow, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import { Form } from '../parts/Form.tsx';
import { FormFoot } from '../parts/FormFoot.tsx';
import { partnerOption, usePartners } from '../parts/PartnerSelect.tsx';
import { ReasonField } from '../parts/ReasonField.tsx';
import { RupiahField } from '../parts/RupiahField.tsx';
import { useHubWord } from '../parts/Word.tsx';
import { commandOf, emptyOrder, missingOf, type OrderDraft } from './draft.ts';
import { LinesField } from './LinesField.tsx';
import type { BookingKind, BookingOrder } from './model.ts';
import { depositTexts } from './texts.ts';

export interface NewOrderProps {
  readonly onMade: (order: BookingOrder) => void;
  readonly onClose: () => void;
}

const kinds = ['top-up', 'withdrawal', 'limit', 'correction'] as const;

/** A new order; its kind and partner may stand in the URL, what is typed is kept. */
export function NewOrder({ onMade, onClose }: NewOrderProps) {
  const t = useText(depositTexts);
  const word = useHubWord();
  const [asked, setKind] = useUrl('new');
  const [partnerParam] = useUrl('for');
  const kind: BookingKind = kinds.find((one) => one === asked) ?? 'top-up';
  const [kept, setDraft, clear] = useDraft<OrderDraft>('booking.new', emptyOrder);
  const draft = { ...kept, partnerId: kept.partnerId ?? partnerParam };
  const [isSent, setSent] = useState(false);
  const missing = isSent ? missingOf(kind, draft) : {};
  const make = useAct<object, BookingOrder>(
    'booking.new',
    (order, key) => api.post('/api/v1/booking-orders', order, { key }),
    (order) => {
      clear();
      onMade(order);
    },
  );
  const submit = (): void => {
    setSent(true);
    if (Object.keys(missingOf(kind, draft)).length > 0) return;
    make.mutate({ command: commandOf(kind, draft), reason: draft.reason.trim() });
  };
  const change = (part: Partial<OrderDraft>): void => setDraft({ ...kept, ...part });
  return (
    <Section title={t('newOrder')}>
      <Form label={t('newOrder')} onSubmit={submit}>
        <Select
          label={t('kind')}
          allowDeselect={false}
          data={kinds.map((one) => ({ value: one, label: word('booking', one) }))}
          value={kind}
          onChange={setKind}
        />
        {kind === 'correction' ? (
          <LinesField
            lines={draft.lines}
            onChange={(lines) => change({ lines })}
            isWrongAccount={missing.account === true}
            isWrongSum={missing.lines === true}
          />
        ) : (
          <TransferFields kind={kind} draft={draft} missing={missing} onChange={change} />
        )}
        <ReasonField
          value={draft.reason}
          error={missing.reason ? t('tooShort') : null}
          onChange={(reason) => change({ reason })}
        />
        <FormFoot
          action={t(`make-${kind}`)}
          busy={make.isPending}
          error={make.error}
          onCancel={onClose}
        />
      </Form>
    </Section>
  );
}

interface TransferFieldsProps {
  readonly kind: BookingKind;
  readonly draft: OrderDraft;
  readonly missing: ReturnType<typeof missingOf>;
  readonly onChange: (part: Partial<OrderDraft>) => void;
}

function TransferFields({ kind, draft, missing, onChange }: TransferFieldsProps) {
  const t = useText(depositTexts);
  const partners = usePartners();
  const needed = (is: true | undefined): string | null => (is ? t('required') : null);
  return (
    <FormRow>
      <Select
        label={t('partner')}
        searchable
        data={partners.map(partnerOption)}
        value={draft.partnerId}
        error={needed(missing.partnerId)}
        onChange={(partnerId) => onChange({ partnerId })}
      />
      {kind === 'limit' ? (
        <RupiahField
          label={t('newLimit')}
          hint={t('newLimitHint')}
          signed
          value={draft.limitRupiah}
          error={needed(missing.limit)}
          onChange={(limitRupiah) => onChange({ limitRupiah })}
        />
      ) : (
        <>
          <RupiahField
            label={t('amount')}
            hint={t('rupiahHint')}
            value={draft.amountRupiah}
            error={needed(missing.amount)}
            onChange={(amountRupiah) => onChange({ amountRupiah })}
          />
          <TextInput
            label={t('bankReference')}
            description={t('bankReferenceHint')}
            maxLength={64}
            value={draft.reference}
            error={needed(missing.reference)}
            onChange={(event) => onChange({ reference: event.currentTarget.value })}
          />
        </>
      )}
    </FormRow>
  );
}
