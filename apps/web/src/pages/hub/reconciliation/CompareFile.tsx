import { FileInput, Select, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../../api/client.ts';
import { FormRow, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { daysBefore, today } from '../parts/days.ts';
import { Form } from '../parts/Form.tsx';
import { FormFoot } from '../parts/FormFoot.tsx';
import { partnerOption, usePartners } from '../parts/PartnerSelect.tsx';
import { useHubWord } from '../parts/Word.tsx';
import type { Run } from './model.ts';
import { reconciliationTexts } from './texts.ts';

const products = ['99502', '99504', '99501'] as const;

/** Compares a partner's file with our record; partner and day may stand in the URL. */
export function CompareFile() {
  const t = useText(reconciliationTexts);
  const word = useHubWord();
  const navigate = useNavigate();
  const client = useQueryClient();
  const partners = usePartners();
  const [partnerId, setPartnerId] = useUrl('for');
  const [dayParam, setDay] = useUrl('of');
  const day = dayParam ?? daysBefore(today(), 1);
  const [product, setProduct] = useState<string>(products[0]);
  const [file, setFile] = useState<File | null>(null);
  const [isSent, setSent] = useState(false);
  // The same file is the same comparison: no key is needed to send it again.
  const compare = useMutation({
    mutationFn: (bytes: File) =>
      api.upload<Run>(
        `/api/v1/settlements/${partnerId}/${day}/files/${product}`,
        new Blob([bytes], { type: 'text/plain' }),
        { timeoutMs: 300_000 },
      ),
    onSuccess: ({ runId }) => {
      void client.invalidateQueries({ queryKey: ['record'] });
      void navigate(`/reconciliations/${runId}`);
    },
  });
  const submit = (): void => {
    setSent(true);
    if (file !== null && partnerId !== null) compare.mutate(file);
  };
  const needed = (missing: boolean): string | null => (isSent && missing ? t('required') : null);
  return (
    <Section title={t('compare')}>
      <Form label={t('compare')} onSubmit={submit}>
        <Text size="sm">{t('compareNote')}</Text>
        <FormRow>
          <Select
            label={t('partner')}
            searchable
            data={partners.map(partnerOption)}
            value={partnerId}
            error={needed(partnerId === null)}
            onChange={setPartnerId}
          />
          <TextInput
            type="date"
            label={t('day')}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value || null)}
          />
          <Select
            label={t('product')}
            allowDeselect={false}
            data={products.map((one) => ({ value: one, label: word('product', one) }))}
            value={product}
            onChange={(value) => setProduct(value ?? products[0])}
          />
          <FileInput
            label={t('file')}
            description={t('fileHint')}
            value={file}
            error={needed(file === null)}
            onChange={setFile}
          />
        </FormRow>
        <FormFoot action={t('compare')} busy={compare.isPending} error={compare.error} />
      </Form>
    </Section>
  );
}
