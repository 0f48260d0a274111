import { Button } from '@mantine/core';
import { problemOf } from '../api/own-problems.ts';
import { useText } from '../i18n/use-text.ts';
import { useSettings } from '../shell/settings/use-settings.ts';
import { Icon } from './Icon.tsx';
import classes from './Problem.module.css';

export interface ProblemProps {
  readonly error: unknown;
  /** Offers to try again. */
  readonly onRetry?: () => void;
}

/** What went wrong, what to do, and the code to tell somebody: announced when it appears. */
export function Problem({ error, onRetry }: ProblemProps) {
  const t = useText();
  const { language } = useSettings();
  const { code, messages, action } = problemOf(error);
  return (
    <div className={classes['problem']} role="alert">
      <Icon name="bad" size={18} />
      <div className={classes['words']}>
        <p className={classes['what']}>{messages[language]}</p>
        <p className={classes['action']}>{action[language]}</p>
        <p className={classes['code']}>{code}</p>
        {onRetry !== undefined && (
          <Button
            variant="default"
            size="xs"
            mt="xs"
            onClick={onRetry}
            leftSection={<Icon name="retry" size={14} />}
          >
            {t('retry')}
          </Button>
        )}
      </div>
    </div>
  );
}
