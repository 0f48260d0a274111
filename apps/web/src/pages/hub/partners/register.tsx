import { Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../../api/client.ts';
import { FormRow, Page, PageHeader, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import type { Partner } from '../partner/model.ts';
import { Form } from '../parts/Form.tsx';
import { FormFoot } from '../parts/FormFoot.tsx';
import { RupiahField } from '../parts/RupiahField.tsx';
import { useHubWord } from '../parts/Word.tsx';
import { partnersTexts } from './texts.ts';

interface Draft {
  readonly partnerId: string;
  readonly name: string;
  readonly kind: string;
  readonly adminRupiah: number | null;
  readonly anyTerminal: boolean;
}

const emptyDraft: Draft = {
  ...{ partnerId: '', name: '', kind: 'bank', adminRupiah: 2_500, anyTerminal: false },
};
const kinds = ['bank', 'switching', 'agent'] as const;

/** A new partner, with an empty deposit. */
export default function RegisterPartnerPage() {
  const t = useText(partnersTexts);
  const word = useHubWord();
  const navigate = useNavigate();
  const [draft, setDraft, clear] = useDraft('partner.register', emptyDraft);
  const [isAsked, setAsked] = useState(false);
  const set = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const wrong = {
    partnerId: /^[0-9A-Z]{3,11}$/.test(draft.partnerId) ? null : t('partnerIdWrong'),
    name: draft.name.trim() === '' ? t('required') : null,
    admin: draft.adminRupiah === null ? t('required') : null,
  };
  const register = useAct<object, Partner>(
    'partner.register',
    (order) => api.post('/api/v1/partners', order),
    ({ partnerId }) => {
      clear();
      void navigate(`/partners/${partnerId}`);
    },
  );
  const submit = (): void => {
    setAsked(true);
    if (Object.values(wrong).some((one) => one !== null)) return;
    const { partnerId, name, kind, anyTerminal, adminRupiah } = draft;
    register.mutate({
      ...{ partnerId, name: name.trim(), kind, anyTerminal },
      adminCents: (adminRupiah ?? 0) * 100,
    });
  };
  const shown = (text: string | null): string | null => (isAsked ? text : null);
  return (
    <Page width="reading">
      <PageHeader title={t('register')} note={t('registerNote')} />
      <Section title={t('partner')}>
        <Form label={t('register')} onSubmit={submit}>
          <FormRow>
            <TextInput
              label={t('partnerId')}
              description={t('partnerIdHint')}
              maxLength={11}
              value={draft.partnerId}
              error={shown(wrong.partnerId)}
              onChange={(event) => set({ partnerId: event.currentTarget.value.toUpperCase() })}
            />
            <TextInput
              label={t('name')}
              maxLength={100}
              value={draft.name}
              error={shown(wrong.name)}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
          </FormRow>
          <FormRow>
            <Select
              label={t('kind')}
              allowDeselect={false}
              data={kinds.map((kind) => ({ value: kind, label: word('kind', kind) }))}
              value={draft.kind}
              onChange={(kind) => set({ kind: kind ?? 'bank' })}
            />
            <RupiahField
              label={t('adminFee')}
              hint={t('adminHint')}
              value={draft.adminRupiah}
              error={shown(wrong.admin)}
              onChange={(adminRupiah) => set({ adminRupiah })}
            />
          </FormRow>
          <Checkbox
            label={t('anyTerminal')}
            checked={draft.anyTerminal}
            onChange={(event) => set({ anyTerminal: event.currentTarget.checked })}
          />
          <FormFoot action={t('register')} busy={register.isPending} error={register.error} />
        </Form>
      </Section>
    </Page>
  );
}
