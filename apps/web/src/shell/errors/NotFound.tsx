import { useEffect } from 'react';
import { Link, useLocation } from 'react-router';
import { useText } from '../../i18n/use-text.ts';
import { ErrorPage } from './ErrorPage.tsx';

/** 404: no page has this address. */
export function NotFound() {
  const t = useText();
  const { pathname } = useLocation();
  useEffect(() => {
    document.title = `${t('notFoundTitle')} · Setrum`;
  }, [t]);
  return (
    <ErrorPage title={t('notFoundTitle')}>
      <p>{t('notFoundText', { path: pathname })}</p>
      <p>
        <Link to="/">{t('toStart')}</Link>
      </p>
    </ErrorPage>
  );
}
