import { Anchor } from '@mantine/core';
import { Icon, Loaded, Section, Toolbar } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { usePages } from '../../../parts/use-pages.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { MoreRows } from '../../records/parts/MoreRows.tsx';
import { UrlSelect } from '../../records/parts/UrlSelect.tsx';
import type { Collective, CollectiveLine } from '../model.ts';
import { collectiveTexts } from '../texts.ts';
import { LineTable } from './LineTable.tsx';

const states = ['waiting', 'made', 'refused'];

/** What became of each line of the file. */
export function LinesOf({ collective }: { readonly collective: Collective }) {
  const t = useText(collectiveTexts);
  const [given] = useUrl('lines');
  const state = given !== null && states.includes(given) ? given : null;
  const path = `/api/v1/collectives/${collective.collectiveNo}/lines`;
  const pages = usePages({
    path,
    query: { state, limit: 200 },
    rowsOf: (page: { lines: readonly CollectiveLine[]; next: number | null }) => page.lines,
    nextOf: ({ next }) => next,
  });
  return (
    <>
      <Toolbar label={t('filters')}>
        <UrlSelect param="lines" label={t('lineState')} family="line" words={states} />
      </Toolbar>
      <Section
        title={t('linesOf')}
        flush
        actions={
          <>
            <Anchor href={`${path}/export`} download size="sm">
              <Icon name="download" size={13} /> {t('exportLines')}
            </Anchor>
            {collective.refused > 0 && (
              <Anchor href={`${path}/export?state=refused`} download size="sm">
                <Icon name="download" size={13} /> {t('exportRefused')}
              </Anchor>
            )}
          </>
        }
      >
        <Loaded query={pages}>
          {(lines) => <LineTable label={t('linesOf')} lines={lines} onEnd={pages.more} />}
        </Loaded>
        <MoreRows pages={pages} />
      </Section>
    </>
  );
}
