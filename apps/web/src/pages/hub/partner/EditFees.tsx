import { Button, Group, Select } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { FormRow } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import { Form } from '../parts/Form.tsx';
import { FormFoot } from '../parts/FormFoot.tsx';
import { RupiahField } from '../parts/RupiahField.tsx';
import { useHubWord } from '../parts/Word.tsx';
import { useChannels } from './channels.ts';
import type { Fee, Partner } from './model.ts';
import { partnerTexts } from './texts.ts';

export interface EditFeesProps {
  readonly partner: Partner;
  readonly onDone: () => void;
}

interface DraftFee {
  readonly product: string;
  readonly mcc: string;
  readonly rupiah: number | null;
}

const products = ['99502', '99504', '99501'] as const;
const every = 'every';
const draftOf = ({ product, mcc, adminCents }: Fee): DraftFee => ({
  ...{ product, mcc, rupiah: adminCents / 100 },
});

/** The usual fee and every exception, saved as a whole. */
export function EditFees({ partner, onDone }: EditFeesProps) {
  const t = useText(partnerTexts);
  const { partnerId } = partner;
  const [draft, setDraft, clear] = useDraft(`partner.${partnerId}.fees`, {
    usual: (partner.adminCents / 100) as number | null,
    fees: partner.fees.map(draftOf) as readonly DraftFee[],
  });
  const [isSent, setSent] = useState(false);
  const leave = (): void => {
    clear();
    onDone();
  };
  const save = useAct<object, Partner>(
    `partner.${partnerId}.fees`,
    (order) => api.put(`/api/v1/partners/${partnerId}/fees`, order),
    leave,
  );
  const { usual, fees } = draft;
  const submit = (): void => {
    setSent(true);
    if (usual === null || fees.some(({ rupiah }) => rupiah === null)) return;
    save.mutate({
      adminCents: usual * 100,
      fees: fees.map(({ product, mcc, rupiah }) => ({
        ...{ product, mcc, adminCents: (rupiah ?? 0) * 100 },
      })),
    });
  };
  const needed = (value: number | null): string | null =>
    isSent && value === null ? t('required') : null;
  const setFee = (place: number, part: Partial<DraftFee>): void =>
    setDraft({
      ...draft,
      fees: fees.map((one, n) => (n === place ? { ...one, ...part } : one)),
    });
  return (
    <Form label={t('sectionFees')} onSubmit={submit}>
      <RupiahField
        label={t('usualFee')}
        hint={t('rupiahHint')}
        value={usual}
        error={needed(usual)}
        onChange={(value) => setDraft({ ...draft, usual: value })}
      />
      {fees.map((fee, place) => (
        <FeeRow
          // biome-ignore lint/suspicious/noArrayIndexKey: an exception is its place until it is saved
          key={place}
          fee={fee}
          error={needed(fee.rupiah)}
          onChange={(part) => setFee(place, part)}
        />
      ))}
      <FeeButtons fees={fees} onChange={(changed) => setDraft({ ...draft, fees: changed })} />
      <FormFoot action={t('saveFees')} busy={save.isPending} error={save.error} onCancel={leave} />
    </Form>
  );
}

interface FeeButtonsProps {
  readonly fees: readonly DraftFee[];
  readonly onChange: (fees: readonly DraftFee[]) => void;
}

function FeeButtons({ fees, onChange }: FeeButtonsProps) {
  const t = useText(partnerTexts);
  return (
    <Group>
      <Button
        variant="default"
        size="xs"
        onClick={() => onChange([...fees, { product: '99502', mcc: '', rupiah: null }])}
      >
        {t('addFee')}
      </Button>
      {fees.length > 0 && (
        <Button variant="default" size="xs" onClick={() => onChange(fees.slice(0, -1))}>
          {t('removeFee', { n: fees.length })}
        </Button>
      )}
    </Group>
  );
}

interface FeeRowProps {
  readonly fee: DraftFee;
  readonly error: string | null;
  readonly onChange: (part: Partial<DraftFee>) => void;
}

function FeeRow({ fee, error, onChange }: FeeRowProps) {
  const t = useText(partnerTexts);
  const word = useHubWord();
  const channels = useChannels();
  return (
    <FormRow>
      <Select
        label={t('product')}
        allowDeselect={false}
        data={products.map((one) => ({ value: one, label: word('product', one) }))}
        value={fee.product}
        onChange={(product) => onChange({ product: product ?? fee.product })}
      />
      <Select
        label={t('mcc')}
        allowDeselect={false}
        data={[
          { value: every, label: t('everyChannel') },
          ...channels.map(({ mcc, name }) => ({ value: mcc, label: `${mcc} (${name})` })),
        ]}
        value={fee.mcc === '' ? every : fee.mcc}
        onChange={(mcc) => onChange({ mcc: mcc === null || mcc === every ? '' : mcc })}
      />
      <RupiahField
        label={t('fee')}
        value={fee.rupiah}
        error={error}
        onChange={(rupiah) => onChange({ rupiah })}
      />
    </FormRow>
  );
}
