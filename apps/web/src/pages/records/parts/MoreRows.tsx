import { Button, Group } from '@mantine/core';
import { useText } from '../../../i18n/use-text.ts';
import type { Pages } from '../../../parts/use-pages.ts';
import { recordTexts } from './texts.ts';

/** Below a table of which there may be more. */
export function MoreRows<Row>({ pages }: { readonly pages: Pages<Row> }) {
  const t = useText(recordTexts);
  if (!pages.hasMore) return null;
  return (
    <Group p="xs">
      <Button variant="default" size="xs" loading={pages.isMoreComing} onClick={pages.more}>
        {t('moreRows')}
      </Button>
    </Group>
  );
}
