import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { usePages } from '../../app/pages-context.ts';
import { Empty, Page, PageHeader, Section } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { groupTitles, menuOf } from '../../shell/menu/tree.ts';
import { recentHits } from '../../shell/search/recent.ts';
import { useMe } from '../../shell/session/use-session.ts';
import { useSite } from '../../shell/site/use-site.ts';
import classes from './Start.module.css';

/** Where whoever has signed in begins: what they opened last, and the pages that are theirs. */
export default function StartPage() {
  const t = useText();
  const me = useMe();
  const site = useSite();
  const pages = usePages();
  const recent = recentHits();
  return (
    <Page>
      <PageHeader title={t('welcome', { name: me.displayName })} note={t('startNote')} />
      <div className={classes['parts']}>
        <Section title={t('searchGroupRecent')}>
          {recent.length === 0 ? (
            <Empty title={t('noRecent')}>{t('noRecentText')}</Empty>
          ) : (
            <ul className={classes['list']}>
              {recent.map(({ to, title, detail }) => (
                <li key={to}>
                  <Anchor component={Link} to={to} size="sm">
                    {title}
                  </Anchor>{' '}
                  <span className={classes['detail']}>{detail}</span>
                </li>
              ))}
            </ul>
          )}
        </Section>
        {menuOf(pages, me, site).map(({ group, branches }) => (
          <Section key={group} title={t(groupTitles[group])}>
            <ul className={classes['list']}>
              {branches
                .flatMap(({ entries }) => entries)
                .map(({ path, title }) => (
                  <li key={path}>
                    <Anchor component={Link} to={path} size="sm">
                      {t(title)}
                    </Anchor>
                  </li>
                ))}
            </ul>
          </Section>
        ))}
      </div>
    </Page>
  );
}
