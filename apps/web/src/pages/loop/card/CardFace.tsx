import { useRef } from 'react';
import { Icon } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';
import classes from './card.module.css';
import type { ZoneName } from './drop.ts';
import { useDrag } from './use-drag.ts';
import { useFlight } from './use-flight.ts';

/** The card itself, to be dragged. */
export function CardFace() {
  const t = useText(loopTexts);
  const { state, doing, act } = usePlay();
  const { card, customer } = state;
  const element = useRef<HTMLDivElement>(null);
  const put = (zone: ZoneName | null): Promise<void> => {
    if (zone === 'field') return act({ action: 'tap' });
    if (zone === 'reader')
      return card.place === 'reader' ? Promise.resolve() : act({ action: 'lay' });
    return card.place === 'reader' ? act({ action: 'lift' }) : Promise.resolve();
  };
  const handlers = useDrag(element, put);
  useFlight(element, doing === 'tap');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a thing to be dragged, and no set of controls
    <div
      ref={element}
      role="group"
      aria-label={t('cardOf')}
      className={classes['face']}
      data-testid="card"
      {...handlers}
    >
      <span className={classes['brand']}>
        <Icon name="card" size={14} />
        Setrum
      </span>
      <span className={classes['number']}>{customer.meterNo}</span>
      <span className={classes['small']}>
        {card.chip} · {card.uid}
      </span>
    </div>
  );
}
