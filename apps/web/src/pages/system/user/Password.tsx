import { Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { systemTexts } from '../texts.ts';
import classes from './user.module.css';

/** A temporary password: shown this once, kept nowhere. */
export function Password({ name, password }: { readonly name: string; readonly password: string }) {
  const t = useText(systemTexts);
  return (
    <Section title={t('passwordOnce', { name })}>
      <div role="status">
        <code className={classes['password']}>{password}</code>
        <p className={classes['note']}>{t('passwordHint')}</p>
      </div>
    </Section>
  );
}
