import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { Loaded, Page, PageHeader, Section, Toolbar } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFresh } from '../../parts/use-fresh.ts';
import { usePages } from '../../parts/use-pages.ts';
import { useMay } from '../../parts/use-record.ts';
import { useUrl } from '../../parts/use-url.ts';
import { MoreRows } from '../records/parts/MoreRows.tsx';
import { UrlUnit } from '../records/parts/UnitSelect.tsx';
import { UrlSelect } from '../records/parts/UrlSelect.tsx';
import { CollectiveTable } from './CollectiveTable.tsx';
import { isCollective } from './is-collective.ts';
import type { CollectivePage } from './model.ts';
import { collectiveTexts } from './texts.ts';

/** Collective requests of one's units, with how far each is. */
export default function CollectivesPage() {
  const t = useText(collectiveTexts);
  const may = useMay();
  const [unit] = useUrl('unit');
  const [state] = useUrl('state');
  const pages = usePages({
    path: '/api/v1/collectives',
    query: { unit, state, limit: 50 },
    rowsOf: ({ collectives }: CollectivePage) => collectives,
    nextOf: ({ next }) => next,
  });
  useFresh(['application'], isCollective);
  return (
    <Page>
      <PageHeader
        title={t('pageCollectives')}
        note={t('listNote')}
        actions={
          may('application.import') && (
            <Button component={Link} to="/collectives/new">
              {t('newFile')}
            </Button>
          )
        }
      />
      <Toolbar label={t('filters')}>
        <UrlSelect
          param="state"
          label={t('byState')}
          family="collective"
          words={['ready', 'running', 'done', 'cancelled']}
        />
        <UrlUnit label={t('byUnit')} />
      </Toolbar>
      <Section title={t('pageCollectives')} flush>
        <Loaded query={pages}>{(rows) => <CollectiveTable collectives={rows} />}</Loaded>
        <MoreRows pages={pages} />
      </Section>
    </Page>
  );
}
