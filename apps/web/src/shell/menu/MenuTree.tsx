import { NavLink } from 'react-router';
import { usePages } from '../../app/pages-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { useSite } from '../site/use-site.ts';
import classes from './MenuTree.module.css';
import { branchTitles, groupTitles, menuOf } from './tree.ts';

/** The menu of whoever is signed in, by the SOP's names. */
export function MenuTree() {
  const t = useText();
  const { me } = useSession();
  const site = useSite();
  const pages = usePages();
  return menuOf(pages, me, site).map(({ group, branches }) => (
    <section key={group} className={classes['group']}>
      <h2 className={classes['groupTitle']}>{t(groupTitles[group])}</h2>
      {branches.map(({ branch, entries }) => (
        <div key={branch ?? '-'}>
          {branch !== null && <h3 className={classes['branchTitle']}>{t(branchTitles[branch])}</h3>}
          <ul className={classes['list']} {...(branch === null ? {} : { 'data-branch': '' })}>
            {entries.map(({ path, title }) => (
              <li key={path}>
                <NavLink to={path} end className={classes['link'] ?? ''}>
                  {t(title)}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  ));
}
