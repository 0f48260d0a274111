import { Anchor, Group, Text } from '@mantine/core';
import { Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { HubLink } from '../parts/HubLink.tsx';
import { useHubWord } from '../parts/Word.tsx';
import { settlementTexts } from './texts.ts';

const products = ['99502', '99504', '99501'] as const;

/** Our reconciliation files of a closed day, and the way to the comparison with the partner's. */
export function Files({ partnerId, day }: { readonly partnerId: string; readonly day: string }) {
  const t = useText(settlementTexts);
  const word = useHubWord();
  return (
    <Section title={t('files')}>
      <Text size="sm">{t('filesNote')}</Text>
      <Group mt="sm">
        {products.map((product) => (
          <Anchor
            key={product}
            href={`/api/v1/settlements/${partnerId}/${day}/files/${product}`}
            download
            size="sm"
            underline="always"
          >
            {t('ourFile', { product: word('product', product) })}
          </Anchor>
        ))}
        <HubLink to={`/reconciliations?for=${partnerId}&of=${day}`}>
          {t('toReconciliation')}
        </HubLink>
      </Group>
    </Section>
  );
}
