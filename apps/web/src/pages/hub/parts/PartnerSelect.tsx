import { Select } from '@mantine/core';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import type { Partner } from '../partner/model.ts';
import { hubTexts } from './texts.ts';

/** All partners, by their codes. */
export function usePartners(enabled = true): readonly Partner[] {
  const query = useRecord<{ partners: readonly Partner[] }>('/api/v1/partners', enabled);
  return query.data?.partners ?? [];
}

export const partnerOption = ({ partnerId, name }: Pick<Partner, 'partnerId' | 'name'>) => ({
  value: partnerId,
  label: `${name} (${partnerId})`,
});

/** A filter by partner; it stands in the URL. */
export function PartnerSelect({ param = 'partner' }: { readonly param?: string }) {
  const t = useText(hubTexts);
  const [value, setValue] = useUrl(param);
  const partners = usePartners();
  return (
    <Select
      label={t('partner')}
      placeholder={t('filterAll')}
      clearable
      searchable
      clearButtonProps={{ 'aria-label': t('allPartners') }}
      data={partners.map(partnerOption)}
      value={value}
      onChange={setValue}
    />
  );
}
