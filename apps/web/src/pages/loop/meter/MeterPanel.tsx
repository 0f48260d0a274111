import { StatusBadge } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { DropZone } from '../card/DropZone.tsx';
import { nextOf } from '../guide/next.ts';
import { Panel } from '../Panel.tsx';
import panel from '../panel.module.css';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';
import { Front } from './Front.tsx';
import { Use } from './Use.tsx';

/** The meter on the wall: its front, its contactless field, and what hangs on it. */
export function MeterPanel() {
  const t = useText(loopTexts);
  const { state } = usePlay();
  const { at } = nextOf(state);
  return (
    <Panel area="meter" title={t('meter')} which={state.customer.meterNo}>
      <Front />
      <Lamps />
      <DropZone name="field" label={t('field')} isNext={at === 'field'}>
        {t('fieldHint')}
      </DropZone>
      <Use isNext={at === 'meter'} />
      <Registers />
    </Panel>
  );
}

function Lamps() {
  const t = useText(loopTexts);
  const { contactor, lowCredit, tamper, keypadLocked } = usePlay().state.meter;
  return (
    <div className={panel['badges']}>
      {contactor === 'closed' ? (
        <StatusBadge tone="good">{t('supplyOn')}</StatusBadge>
      ) : (
        <StatusBadge tone="bad">{t('supplyOff')}</StatusBadge>
      )}
      {lowCredit && <StatusBadge tone="attention">{t('lowCredit')}</StatusBadge>}
      {tamper && <StatusBadge tone="bad">{t('tamper')}</StatusBadge>}
      {keypadLocked && (
        <StatusBadge tone="attention" icon="lock">
          {t('keypadLocked')}
        </StatusBadge>
      )}
    </div>
  );
}

function Registers() {
  const t = useText(loopTexts);
  const { energy, stamp } = useFormats();
  const { creditWh, standWh, clock } = usePlay().state.meter;
  return (
    <dl className={panel['facts']}>
      <dt>{t('left')}</dt>
      <dd>{energy(Math.floor(creditWh / 100))}</dd>
      <dt>{t('stand')}</dt>
      <dd>{energy(Math.floor(standWh / 100))}</dd>
      <dt>{t('clock')}</dt>
      <dd>{stamp(clock)}</dd>
    </dl>
  );
}
