import { Loader } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { Icon, Problem } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { HitList } from './HitList.tsx';
import type { Hit } from './model.ts';
import { keepRecent } from './recent.ts';
import classes from './Search.module.css';
import { useHits } from './use-hits.ts';

const waitMs = 120;

/** A field and what it finds: arrows choose, Enter opens, Escape closes. */
export function SearchBox({ onDone }: { readonly onDone: () => void }) {
  const t = useText();
  const navigate = useNavigate();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const [q] = useDebouncedValue(typed, waitMs);
  const { hits, isBusy, corrected, more, error } = useHits(q);
  const place = Math.min(chosen, Math.max(0, hits.length - 1));
  const open = (hit: Hit | undefined): void => {
    if (hit === undefined) return;
    keepRecent(hit);
    onDone();
    void navigate(hit.to);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') open(hits[place]);
    else if (event.key === 'ArrowDown') setChosen(turned(place, 1, hits.length));
    else if (event.key === 'ArrowUp') setChosen(turned(place, -1, hits.length));
    else return;
    event.preventDefault();
  };
  const isSettled = q.trim() === typed.trim() && !isBusy;
  return (
    <div>
      <div className={classes['field']}>
        <Icon name="search" size={18} />
        <input
          className={classes['input']}
          type="text"
          role="combobox"
          aria-label={t('search')}
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={hits.length > 0 ? `${listId}-${place}` : undefined}
          autoComplete="off"
          spellCheck={false}
          maxLength={80}
          placeholder={t('searchPlaceholder')}
          data-autofocus
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        {isBusy && <Loader size="xs" aria-hidden />}
      </div>
      <div className={classes['note']}>{error !== null && <Problem error={error} />}</div>
      {corrected !== null && (
        <p className={classes['note']}>{t('searchCorrected', { words: corrected })}</p>
      )}
      <HitList id={listId} hits={hits} chosen={place} onOpen={open} onChoose={setChosen} />
      <p className={classes['note']} role="status">
        {summary()}
      </p>
    </div>
  );

  function summary(): string {
    if (hits.length > 0) return t(more ? 'searchMore' : 'searchCount', { count: hits.length });
    if (typed.trim() === '') return t('searchHint');
    if (/^\d{1,4}$/.test(typed.trim())) return t('searchDigits');
    return isSettled && error === null ? t('searchNothing') : '';
  }
}

function turned(place: number, by: number, count: number): number {
  return (place + by + count) % Math.max(1, count);
}
