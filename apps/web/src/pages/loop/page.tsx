import { Page, PageHeader } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';

export default function LoopPage() {
  const t = useText();
  return (
    <Page>
      <PageHeader title={t('pageLoop')} />
    </Page>
  );
}
