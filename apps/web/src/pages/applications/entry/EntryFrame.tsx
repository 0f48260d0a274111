import { Button, Group } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from './entry.module.css';
import { entryTexts } from './texts.ts';

export interface EntryFrameProps {
  readonly children: ReactNode;
  /** Stays beside the form: the costs. */
  readonly aside: ReactNode;
  readonly submit: string;
  readonly busy: boolean;
  readonly error: Error | null;
  /** How many fields are wrong, once somebody wanted to send them. */
  readonly wrong: number;
  readonly onSubmit: () => void;
  readonly onClear: () => void;
}

/** A form with its costs beside it, and what sends it. */
export function EntryFrame(props: EntryFrameProps) {
  const t = useText(entryTexts);
  const { children, aside, submit, busy, error, wrong } = props;
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    props.onSubmit();
    const { currentTarget } = event;
    // Whoever sent too early goes on where something is missing.
    requestAnimationFrame(() =>
      currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };
  return (
    <form onSubmit={send} noValidate className={classes['parts']}>
      <div className={classes['main']}>
        {children}
        {error !== null && <Problem error={error} />}
        <Group>
          <Button type="submit" loading={busy}>
            {submit}
          </Button>
          <Button variant="default" onClick={props.onClear} disabled={busy}>
            {t('clear')}
          </Button>
          <span role="status">{wrong > 0 && t('someWrong', { count: wrong })}</span>
        </Group>
        <p>{t('draftKept')}</p>
      </div>
      <aside className={classes['aside']} aria-label={t('costsSection')}>
        {aside}
      </aside>
    </form>
  );
}
