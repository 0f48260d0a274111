import { Link } from 'react-router';
import type { Access } from '../../app/route-entry.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMe } from '../session/use-session.ts';
import { ErrorPage } from './ErrorPage.tsx';

/** 403: somebody is signed in who may not do this. */
export function Forbidden({ access }: { readonly access: Access }) {
  const t = useText();
  const me = useMe();
  const wanted = typeof access === 'string' ? access : access.join(', ');
  return (
    <ErrorPage title={t('forbiddenTitle')}>
      <p>
        {t('forbiddenText', {
          name: me.displayName,
          roles: me.roles.join(', '),
          permission: wanted,
        })}
      </p>
      <p>{t('forbiddenAction')}</p>
      <p>
        <Link to="/">{t('toStart')}</Link>
      </p>
    </ErrorPage>
  );
}
