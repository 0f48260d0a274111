import { ActionIcon, Indicator, Popover } from '@mantine/core';
import { useState } from 'react';
import { queryClient } from '../../app/query-client.ts';
import { Icon } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { liveFeed, useLive } from './live.ts';
import { topics } from './model.ts';
import { NoticeList } from './NoticeList.tsx';
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
    <Indicator disabled={unseen === 0} label={unseen} size={16} offset={6}>
      <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={360} trapFocus>
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            onClick={toggle}
            aria-label={unseen === 0 ? t('notices') : t('noticesUnseen', { count: unseen })}
          >
            <Icon name="bell" size={18} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown p={0} aria-label={t('notices')}>
          {state === 'broken' && <p className={classes['state']}>{t('liveBroken')}</p>}
          <NoticeList notices={notices} onFollow={() => setOpen(false)} />
        </Popover.Dropdown>
      </Popover>
    </Indicator>
  );
}
