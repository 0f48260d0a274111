import { useEffect, useRef } from 'react';
import { Icon } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { groupIcons, groupTitles, type Hit, hitGroups } from './model.ts';
import classes from './Search.module.css';

export interface HitListProps {
  readonly id: string;
  readonly hits: readonly Hit[];
  readonly chosen: number;
  readonly onOpen: (hit: Hit) => void;
  readonly onChoose: (place: number) => void;
}

/** What was found, by groups; the field above keeps the focus. */
export function HitList({ id, hits, chosen, onOpen, onChoose }: HitListProps) {
  const t = useText();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[id="${id}-${chosen}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);
  const groups = hitGroups.filter((group) => hits.some((hit) => hit.group === group));
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={t('searchResults')}
      className={classes['list']}
    >
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options, which HTML has no element for
        <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
          <div id={`${id}-${group}`} className={classes['group']}>
            {t(groupTitles[group])}
          </div>
          {hits.map((hit, place) =>
            hit.group === group ? (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
              // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus and names the chosen one
              <div
                key={hit.key}
                id={`${id}-${place}`}
                role="option"
                aria-selected={place === chosen}
                className={classes['hit']}
                onClick={() => onOpen(hit)}
                onMouseMove={() => place !== chosen && onChoose(place)}
              >
                <Icon name={groupIcons[group]} />
                <span className={classes['hitWords']}>
                  <span className={classes['hitTitle']}>{hit.title}</span>
                  {hit.detail !== '' && <span className={classes['hitDetail']}>{hit.detail}</span>}
                </span>
              </div>
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}
