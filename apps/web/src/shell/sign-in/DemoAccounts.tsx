import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { DemoAccount } from '../../api/me.ts';
import { Problem, Section } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { session } from '../session/session.ts';
import classes from './DemoAccounts.module.css';

/** The people of the demo: one press, and one is one of them. The server tells them only when it is a demo. */
export function DemoAccounts({ accounts }: { readonly accounts: readonly DemoAccount[] }) {
  const t = useText();
  const signIn = useMutation({
    mutationFn: ({ name, password }: DemoAccount) => session.signIn({ name, password }),
  });
  const passwords = new Set(accounts.map((account) => account.password));
  const password = passwords.size === 1 ? (accounts[0]?.password ?? null) : null;
  return (
    <Section title={t('demoAccounts')}>
      <p className={classes['note']}>
        {t('demoAccountsNote')}{' '}
        {password !== null && (
          <>
            {t('demoPassword')} <code>{password}</code>
          </>
        )}
      </p>
      {signIn.error !== null && <Problem error={signIn.error} />}
      <ul className={classes['list']}>
        {accounts.map((account) => (
          <li key={account.name} className={classes['account']}>
            <span>
              <strong>{account.displayName}</strong>
              <span className={classes['login']}>
                {account.name} · {account.role}
                {password === null && (
                  <>
                    {' '}
                    · <code>{account.password}</code>
                  </>
                )}
              </span>
            </span>
            <Button
              size="xs"
              variant="default"
              loading={signIn.isPending && signIn.variables.name === account.name}
              onClick={() => signIn.mutate(account)}
              aria-label={t('signInAs', { name: account.displayName })}
            >
              {t('signIn')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
