import { Button, Menu } from '@mantine/core';
import { Link } from 'react-router';
import { Icon } from '../../design/index.ts';
import { languages } from '../../i18n/language.ts';
import { useText } from '../../i18n/use-text.ts';
import { zones } from '../../i18n/zones.ts';
import { useLeave } from '../session/use-leave.ts';
import { useSession } from '../session/use-session.ts';
import { themes } from '../settings/settings.ts';
import { useSettings } from '../settings/use-settings.ts';
import { Choices } from './Choices.tsx';
import classes from './Layout.module.css';

const themeTitles = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const;
const languageTitles = { id: 'languageId', en: 'languageEn' } as const;

/** Who is signed in, the settings of the screens, and the way out. */
export function PersonMenu() {
  const t = useText();
  const { me } = useSession();
  const { language, theme, zone, change } = useSettings();
  const leave = useLeave();
  return (
    <Menu
      position="bottom-end"
      width={240}
      closeOnItemClick={false}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
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
        <Choices
          label={t('language')}
          values={languages}
          chosen={language}
          title={(value) => t(languageTitles[value])}
          onChoose={(value) => change({ language: value })}
        />
        <Choices
          label={t('theme')}
          values={themes}
          chosen={theme}
          title={(value) => t(themeTitles[value])}
          onChoose={(value) => change({ theme: value })}
        />
        <Choices
          label={t('zone')}
          values={zones}
          chosen={zone}
          title={(value) => value}
          onChoose={(value) => change({ zone: value })}
        />
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
