import { Button, Group } from '@mantine/core';
import { useRouteError } from 'react-router';
import { ownProblem } from '../../api/own-problems.ts';
import { Icon, Problem } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorPage } from './ErrorPage.tsx';

/** A page that could not be loaded or has broken. After an update of the server, the old pages are gone: loading anew brings the new ones. */
export function Crash() {
  const t = useText();
  const error = useRouteError();
  return (
    <ErrorPage title={t('crashTitle')}>
      <Problem error={isMissingPage(error) ? ownProblem('SETRUM_WEB_OFFLINE', error) : error} />
      <Group>
        <Button onClick={() => location.reload()} leftSection={<Icon name="retry" />}>
          {t('reload')}
        </Button>
      </Group>
    </ErrorPage>
  );
}

/** What browsers say when a module cannot be fetched. */
function isMissingPage(error: unknown): boolean {
  return error instanceof TypeError && /module|import/i.test(error.message);
}
