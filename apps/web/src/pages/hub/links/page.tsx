import { Button } from '@mantine/core';
import {
  type Column,
  DataTable,
  Empty,
  Loaded,
  Page,
  PageHeader,
  Section,
  StatusBadge,
  type Tone,
} from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { textColumn } from '../parts/columns.tsx';
import { newLink } from './draft.ts';
import { EditLink } from './LazyEditLink.tsx';
import { type Connection, type LinkState, type LinkView, stateOf } from './model.ts';
import { OneLink } from './OneLink.tsx';
import { linkTexts } from './texts.ts';
import { useLinks } from './use-links.ts';

const tones: Readonly<Record<LinkState, Tone>> = {
  ...{ up: 'good', waiting: 'attention', down: 'bad', shut: 'quiet' },
};

const sum = (connections: readonly Connection[], of: (one: Connection) => number): number =>
  connections.reduce((all, one) => all + of(one), 0);

/** How the partners' centrals are connected, live. */
export default function LinksPage() {
  const t = useText(linkTexts);
  const { query, isLive } = useLinks();
  const may = useMay();
  const [chosen, choose] = useUrl('link', ['new']);
  const [isNew, setNew] = useUrl('new');
  const columns: readonly Column<LinkView>[] = [
    textColumn('link', t('link'), ({ linkId }) => linkId, 10),
    {
      ...{ key: 'state', title: t('state'), value: (one) => t(stateOf(one)), width: 10 },
      cell: (one) => <StatusBadge tone={tones[stateOf(one)]}>{t(stateOf(one))}</StatusBadge>,
    },
    textColumn('banks', t('banks'), ({ bankCodes }) => bankCodes.join(', '), 12),
    figure('connections', t('connections'), ({ connections }) => connections.length),
    figure('requests', t('requests'), (one) => sum(one.connections, ({ requests }) => requests)),
    figure('answers', t('answers'), (one) => sum(one.connections, ({ answers }) => answers)),
    figure('open', t('unanswered'), (one) => sum(one.connections, (each) => each.unanswered)),
  ];
  return (
    <Page>
      <PageHeader
        title={t('pageLinks')}
        note={t('linksNote')}
        actions={
          <>
            <StatusBadge tone={isLive ? 'good' : 'quiet'}>
              {t(isLive ? 'live' : 'notLive')}
            </StatusBadge>
            {may('partner.manage') && isNew === null && (
              <Button onClick={() => setNew('1')}>{t('newLink')}</Button>
            )}
          </>
        }
      />
      {may('partner.manage') && isNew !== null && (
        <EditLink
          initial={newLink}
          isKnown={false}
          onDone={(linkId) => (linkId === null ? setNew(null) : choose(linkId))}
        />
      )}
      <Loaded query={query}>
        {({ links, unnamed }) => (
          <>
            <Section title={t('pageLinks')} flush>
              <DataTable
                label={t('pageLinks')}
                rows={links}
                columns={columns}
                rowKey={({ linkId }) => linkId}
                onOpen={({ linkId }) => choose(linkId)}
                empty={<Empty title={t('noLinks')}>{t('noLinksText')}</Empty>}
              />
            </Section>
            {unnamed.length > 0 && <p>{t('unnamed', { count: unnamed.length })}</p>}
            {links
              .filter(({ linkId }) => linkId === chosen)
              .map((link) => (
                <OneLink key={link.linkId} link={link} onClose={() => choose(null)} />
              ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function figure(key: string, title: string, value: (link: LinkView) => number): Column<LinkView> {
  return { key, title, value, align: 'right', width: 8 };
}
