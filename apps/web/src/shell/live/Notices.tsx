import { ActionIcon, Indicator, Popover } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { queryClient } from '../../app/query-client.ts';
import { Empty, Icon, Stamp } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { liveFeed, useLive } from './live.ts';
import { topics } from './model.ts';
import classes from './Notices.module.css';
import { type Notice, withNotice } from './notices.ts';
import { useFollowing } from './use-following.ts';

/** What has changed while one was at work. What pages show of it is loaded anew by itself; here it is listed. */
export function Notices() {
  const t = useText();
  const state = useFollowing(liveFeed);
  const [isOpen, setOpen] = useState(false);
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const [unseen, setUnseen] = useState(0);
  useLive(topics, (event) => {
    setNotices((before) => withNotice(before, event));
    if (!isOpen) setUnseen((count) => count + 1);
    void queryClient.invalidateQueries({ queryKey: ['record'] });
  });
  if (state === 'off') return null;
  const toggle = (): void => {
    setOpen(!isOpen);
    setUnseen(0);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={360} trapFocus>
      <Popover.Target>
        <Indicator disabled={unseen === 0} label={unseen} size={16} offset={6}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            onClick={toggle}
            aria-label={unseen === 0 ? t('notices') : t('noticesUnseen', { count: unseen })}
          >
            <Icon name="bell" size={18} />
          </ActionIcon>
        </Indicator>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('notices')}>
        {state === 'broken' && <p className={classes['state']}>{t('liveBroken')}</p>}
        {notices.length === 0 ? (
          <Empty title={t('noNotices')}>{t('noNoticesText')}</Empty>
        ) : (
          <ul className={classes['list']}>
            {notices.map(({ key, event, to }) => (
              <li key={key} className={classes['notice']}>
                <span>
                  {t(`notice-${event.topic}`)}{' '}
                  {to === null ? (
                    event.subject
                  ) : (
                    <Link to={to} onClick={() => setOpen(false)}>
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
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
