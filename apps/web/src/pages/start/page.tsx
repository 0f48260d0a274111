import { Page, PageHeader } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMe } from '../../shell/session/use-session.ts';

/** Where whoever has signed in begins. */
export default function StartPage() {
  const t = useText();
  const me = useMe();
  return (
    <Page>
      <PageHeader title={t('welcome', { name: me.displayName })} />
    </Page>
  );
}
