import { Page, PageHeader } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';

/** Every component of the screens, and when to use it. */
export default function DesignSystemPage() {
  const t = useText();
  return (
    <Page>
      <PageHeader title={t('pageDesignSystem')} />
    </Page>
  );
}
