import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import panel from '../panel.module.css';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';
import { BlockTable } from './BlockTable.tsx';
import { blocksOf, type Part, parts } from './blocks.ts';
import classes from './moved.module.css';
import { Scroll } from './Scroll.tsx';

const says = {
  changed: 'showChanged',
  identity: 'showIdentity',
  mailbox: 'showMailbox',
  report: 'showReport',
  months: 'showMonths',
} as const satisfies Record<Part, string>;

/** The bytes on the card, and what they say. */
export function CardTab() {
  const t = useText(loopTexts);
  const { card } = usePlay().state;
  const [part, setPart] = useState<Part>('changed');
  const blocks = blocksOf(card, part);
  const { by } = card.changed;
  return (
    <div className={classes['tab']}>
      <SegmentedControl
        size="xs"
        aria-label={t('show')}
        value={part}
        onChange={(value) => setPart(parts.find((one) => one === value) ?? 'changed')}
        data={parts.map((value) => ({ value, label: t(says[value]) }))}
      />
      {by !== null && (
        <p className={panel['note']}>
          {t('changedMark', { who: t(by === 'meter' ? 'whoMeter' : 'whoCounter') })}
        </p>
      )}
      {blocks.length === 0 ? (
        <p className={panel['note']}>{t('nothingChanged')}</p>
      ) : (
        <Scroll label={t(says[part])}>
          {blocks.map((block) => (
            <BlockTable key={block.key} block={block} />
          ))}
        </Scroll>
      )}
    </div>
  );
}
