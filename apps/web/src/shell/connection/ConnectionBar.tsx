import { Button } from '@mantine/core';
import { useEffect, useSyncExternalStore } from 'react';
import { Icon } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import classes from './ConnectionBar.module.css';
import { connection } from './connection.ts';

/** Says that the server is away, over the page, which stays as it is; goes when it is back. */
export function ConnectionBar() {
  const t = useText();
  const isLost = useSyncExternalStore(connection.watch, connection.isLost);
  useEffect(() => {
    const wake = (): void => void (connection.isLost() && connection.ask());
    addEventListener('online', wake);
    return () => removeEventListener('online', wake);
  }, []);
  return (
    <div role="status">
      {isLost && (
        <div className={classes['bar']}>
          <Icon name="attention" />
          <span className={classes['words']}>{t('connectionLost')}</span>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void connection.ask()}
            leftSection={<Icon name="retry" size={14} />}
          >
            {t('retry')}
          </Button>
        </div>
      )}
    </div>
  );
}
