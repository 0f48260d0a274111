import { ActionIcon } from '@mantine/core';
import { Link } from 'react-router';
import { Icon } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { HelpButton } from '../help/HelpButton.tsx';
import { Notices } from '../live/Notices.tsx';
import { Search } from '../search/Search.tsx';
import classes from './Layout.module.css';
import { PersonMenu } from './PersonMenu.tsx';

export interface HeaderProps {
  readonly isMenuOpen: boolean;
  readonly onMenu: () => void;
}

/** The head of every page. */
export function Header({ isMenuOpen, onMenu }: HeaderProps) {
  const t = useText();
  return (
    <header className={classes['header']}>
      <ActionIcon
        className={classes['burger'] ?? ''}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('menu')}
        aria-expanded={isMenuOpen}
        aria-controls="menu"
        onClick={onMenu}
      >
        <Icon name={isMenuOpen ? 'close' : 'menu'} size={20} />
      </ActionIcon>
      <Link to="/" className={classes['brand']}>
        Setrum
      </Link>
      <div className={classes['space']}>
        <Search />
      </div>
      <Notices />
      <HelpButton />
      <PersonMenu />
    </header>
  );
}
