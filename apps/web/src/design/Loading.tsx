import { Loader } from '@mantine/core';
import { useText } from '../i18n/use-text.ts';
import classes from './Loading.module.css';

/** Something is on its way. It shows itself only after a moment: what comes at once does not flicker. */
export function Loading() {
  const t = useText();
  return (
    <div className={classes['loading']} role="status">
      <Loader size="sm" aria-hidden />
      <span>{t('loading')}</span>
    </div>
  );
}
