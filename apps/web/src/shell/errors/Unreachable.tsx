import { Problem } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { session } from '../session/session.ts';
import { ErrorPage } from './ErrorPage.tsx';

/** The server could not be asked who is signed in: nothing can be shown yet. */
export function Unreachable({ error }: { readonly error: Error }) {
  const t = useText();
  return (
    <ErrorPage title={t('unreachableTitle')}>
      <Problem error={error} onRetry={() => void session.ask()} />
    </ErrorPage>
  );
}
