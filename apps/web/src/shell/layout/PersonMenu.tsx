import { Button, Menu } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import { queryClient } from '../../app/query-client.ts';
import { Icon } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { forgetDrafts } from '../draft/use-draft.ts';
import { forgetRecent } from '../search/recent.ts';
import { session } from '../session/session.ts';
import { useSession } from '../session/use-session.ts';
import { useSettings } from '../settings/use-settings.ts';
import classes from './Layout.module.css';

/** Who is signed in, the settings of the screens, and the way out. */
export function PersonMenu() {
  const t = useText();
  const { me } = useSession();
  const { language, theme, zone, change } = useSettings();
  const navigate = useNavigate();
  const leave = async (): Promise<void> => {
    await session.signOut();
    forgetDrafts();
    forgetRecent();
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'site' });
    await navigate('/sign-in');
  };
  return (
    <Menu position="bottom-end" width={240} closeOnItemClick={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="sm"
          px="xs"
          leftSection={<Icon name={me === null ? 'settings' : 'person'} />}
        >
          <span className={classes['person']}>{me?.displayName ?? t('settings')}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('language')}</Menu.Label>
        {(['id', 'en'] as const).map((one) => (
          <Menu.Item
            key={one}
            onClick={() => change({ language: one })}
            leftSection={<Chosen when={language === one} />}
            aria-current={language === one}
          >
            {t(one === 'id' ? 'languageId' : 'languageEn')}
          </Menu.Item>
        ))}
        <Menu.Label>{t('theme')}</Menu.Label>
        {(['system', 'light', 'dark'] as const).map((one) => (
          <Menu.Item
            key={one}
            onClick={() => change({ theme: one })}
            leftSection={<Chosen when={theme === one} />}
            aria-current={theme === one}
          >
            {t(({ system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const)[one])}
          </Menu.Item>
        ))}
        <Menu.Label>{t('zone')}</Menu.Label>
        {(['WIB', 'WITA', 'WIT'] as const).map((one) => (
          <Menu.Item
            key={one}
            onClick={() => change({ zone: one })}
            leftSection={<Chosen when={zone === one} />}
            aria-current={zone === one}
          >
            {one}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {me === null ? (
          <Menu.Item
            component={Link}
            to="/sign-in"
            closeMenuOnClick
            leftSection={<Icon name="lock" />}
          >
            {t('signIn')}
          </Menu.Item>
        ) : (
          <Menu.Item
            closeMenuOnClick
            onClick={() => void leave()}
            leftSection={<Icon name="out" />}
          >
            {t('signOut')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Chosen({ when }: { readonly when: boolean }) {
  return when ? <Icon name="good" /> : <Icon name="dot" />;
}
