import { Anchor } from '@mantine/core';
import { useEffect } from 'react';
import { Page, PageHeader, Section } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useSite } from '../site/use-site.ts';
import { DemoAccounts } from './DemoAccounts.tsx';
import { Refusal } from './Refusal.tsx';
import { SignInForm } from './SignInForm.tsx';

/** Signing in, in the place of the page that was asked for: afterwards it is there. */
export function SignIn() {
  const t = useText();
  const { demo, directory } = useSite();
  useEffect(() => {
    document.title = `${t('pageSignIn')} · Setrum`;
  }, [t]);
  return (
    <Page width="reading">
      <PageHeader title={t('pageSignIn')} />
      <Refusal />
      <Section title={t('signInYours')}>
        <SignInForm />
        {directory && (
          <Anchor href="/api/v1/session/oidc/start" size="sm">
            {t('directorySignIn')}
          </Anchor>
        )}
      </Section>
      {demo !== null && <DemoAccounts accounts={demo.accounts} />}
    </Page>
  );
}
