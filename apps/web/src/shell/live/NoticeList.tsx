import { Link } from 'react-router';
import { Empty, Stamp } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import classes from './Notices.module.css';
import type { Notice } from './notices.ts';

export interface NoticeListProps {
  readonly notices: readonly Notice[];
  readonly onFollow: () => void;
}

/** What has changed, the newest first, each leading to its record. */
export function NoticeList({ notices, onFollow }: NoticeListProps) {
  const t = useText();
  if (notices.length === 0) return <Empty title={t('noNotices')}>{t('noNoticesText')}</Empty>;
  return (
    <ul className={classes['list']}>
      {notices.map(({ key, event, to }) => (
        <li key={key} className={classes['notice']}>
          <span>
            {t(`notice-${event.topic}`)}{' '}
            {to === null ? (
              event.subject
            ) : (
              <Link to={to} onClick={onFollow}>
                {event.subject}
              </Link>
            )}
          </span>
          <span className={classes['when']}>
            <Stamp at={event.at} show="time" />
          </span>
        </li>
      ))}
    </ul>
  );
}
