import { Energy, Money, StatusBadge } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { nextOf } from '../guide/next.ts';
import type { CentreState } from '../model.ts';
import { Panel } from '../Panel.tsx';
import panel from '../panel.module.css';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';
import { ClearTamper } from './ClearTamper.tsx';

/** Result codes of docs/card.md section 6: accepted, now or before. */
const taken: readonly (number | null)[] = [1, 10];

/** The centre: money, energy sold and energy known to have arrived, what the meter has told. */
export function CentrePanel() {
  const t = useText(loopTexts);
  const { state } = usePlay();
  const { depositCents, tokens, months, present } = state.centre;
  const sum = (those: CentreState['tokens']): number =>
    those.reduce((dkwh, { energyDkwh }) => dkwh + energyDkwh, 0);
  return (
    <Panel area="centre" title={t('centre')} which="P2APST · Vending · AP2T">
      <dl className={panel['facts']}>
        <dt>{t('deposit')}</dt>
        <dd>
          <Money cents={depositCents} />
        </dd>
        <dt>{t('soldEnergy')}</dt>
        <dd>
          <Energy dkwh={sum(tokens)} />
        </dd>
        <dt>{t('arrived')}</dt>
        <dd>
          <Energy dkwh={sum(tokens.filter(({ result }) => taken.includes(result)))} />
        </dd>
        <dt>{t('profileMonths')}</dt>
        <dd>{t('monthCount', { count: months.length })}</dd>
      </dl>
      <Told present={present} />
      <ClearTamper isNext={nextOf(state).at === 'centre'} />
    </Panel>
  );
}

/** What the meter last told of itself, and whether it has signed it. */
function Told({ present }: Pick<CentreState, 'present'>) {
  const t = useText(loopTexts);
  const { energy, stamp } = useFormats();
  if (present === null) return <p className={panel['note']}>{t('notHeard')}</p>;
  const { verification, creditDkwh, clock, tamper, lowCredit } = present;
  const tone = { verified: 'good', unverified: 'attention', forged: 'bad' } as const;
  return (
    <>
      <p className={panel['note']}>
        {t('meterAtCentre')}: {t('heardAt', { credit: energy(creditDkwh) })}, {stamp(clock)}
      </p>
      <div className={panel['badges']}>
        <StatusBadge tone={tone[verification]}>{t(verification)}</StatusBadge>
        {lowCredit && <StatusBadge tone="attention">{t('lowCredit')}</StatusBadge>}
        {tamper && <StatusBadge tone="bad">{t('tamper')}</StatusBadge>}
      </div>
    </>
  );
}
