import { Button } from '@mantine/core';
import { StatusBadge } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { nextOf } from '../guide/next.ts';
import { Panel } from '../Panel.tsx';
import panel from '../panel.module.css';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';
import { CardFace } from './CardFace.tsx';
import classes from './card.module.css';

/** The card in the customer's hand: what it carries, and the ways to carry it. */
export function CardPanel() {
  const t = useText(loopTexts);
  const { state, act } = usePlay();
  const { place } = state.card;
  const { at } = nextOf(state);
  return (
    <Panel area="card" title={t('card')} which={state.customer.name}>
      <div className={classes['hand']}>
        {place === 'hand' ? <CardFace /> : <p className={classes['away']}>{t('cardAtReader')}</p>}
      </div>
      <div className={panel['buttons']}>
        <Button
          size="xs"
          variant={at === 'field' ? 'filled' : 'default'}
          onClick={() => void act({ action: 'tap' })}
        >
          {t('tapAtMeter')}
        </Button>
        {place === 'hand' ? (
          <Button
            size="xs"
            variant={at === 'reader' ? 'filled' : 'default'}
            onClick={() => void act({ action: 'lay' })}
          >
            {t('layOnReader')}
          </Button>
        ) : (
          <Button size="xs" variant="default" onClick={() => void act({ action: 'lift' })}>
            {t('takeBack')}
          </Button>
        )}
      </div>
      <Carried />
      <p className={panel['note']}>{t('dragHint')}</p>
    </Panel>
  );
}

/** What is on it, in two sentences. */
function Carried() {
  const t = useText(loopTexts);
  const { energy, stamp } = useFormats();
  const { card } = usePlay().state;
  const { waiting, report, changed } = card;
  const bytes = changed.runs.reduce((sum, run) => sum + run.bytes, 0);
  const who = t(changed.by === 'meter' ? 'whoMeter' : 'whoCounter');
  return (
    <>
      <div className={panel['badges']}>
        <StatusBadge tone={waiting > 0 ? 'news' : 'quiet'}>
          {waiting > 0 ? t('waitingTokens', { count: waiting }) : t('nothingWaits')}
        </StatusBadge>
        {changed.by !== null && (
          <StatusBadge tone={changed.torn ? 'attention' : 'quiet'}>
            {t(changed.torn ? 'tornBy' : 'changedBy', { bytes, who })}
          </StatusBadge>
        )}
      </div>
      <p className={panel['note']}>
        {report === null
          ? t('noReport')
          : t('reportSays', { credit: energy(report.creditDkwh), at: stamp(report.clock) })}
      </p>
    </>
  );
}
