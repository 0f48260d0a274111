import { Energy, Section, Stamp, StatusBadge } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { MeterGlance, Visit } from '../desk/model.ts';
import { cardTexts } from '../texts/card.ts';
import classes from './glance.module.css';
import { Months } from './Months.tsx';
import { Purchases } from './Purchases.tsx';

/** What card and centre know of the meter: what a clerk can be asked. */
export function Glance({ visit }: { readonly visit: Visit | null }) {
  const t = useText(cardTexts);
  return (
    <Section title={t('glance')}>
      <div className={classes['panel']}>
        {visit === null && <p className={classes['quiet']}>{t('glanceNoCard')}</p>}
        {visit?.by === 'card' && <Card visit={visit} />}
        {visit?.by === 'number' && <Reading visit={visit} />}
        {visit !== null && visit.customer.history !== null && (
          <Purchases history={visit.customer.history} />
        )}
      </div>
    </Section>
  );
}

function Card({ visit: { card } }: { readonly visit: Extract<Visit, { readonly by: 'card' }> }) {
  const t = useText(cardTexts);
  const { meter, waitingTokens } = card;
  if (meter === null) return <p className={classes['quiet']}>{t('glanceNone')}</p>;
  return (
    <>
      <Figures remaining={meter.remainingDkwh} stand={meter.standDkwh} />
      <div className={classes['badges']}>
        <States meter={meter} />
      </div>
      {waitingTokens > 0 && (
        <p className={classes['quiet']}>{t('waitingTokens', { count: waitingTokens })}</p>
      )}
      <p className={classes['quiet']}>
        {t('readAt')}: <Stamp at={meter.at} />
      </p>
      <Months months={meter.months} />
    </>
  );
}

function Figures({ remaining, stand }: { readonly remaining: number; readonly stand: number }) {
  const t = useText(cardTexts);
  return (
    <dl className={classes['big']}>
      <div>
        <dt>{t('remaining')}</dt>
        <dd>
          <Energy dkwh={remaining} />
        </dd>
      </div>
      <div>
        <dt>{t('stand')}</dt>
        <dd>
          <Energy dkwh={stand} />
        </dd>
      </div>
    </dl>
  );
}

const states = [
  ['tamper', 'bad', 'stateTamper'],
  ['supplyOff', 'bad', 'stateSupplyOff'],
  ['overload', 'attention', 'stateOverload'],
  ['lowCredit', 'attention', 'stateLowCredit'],
  ['keypadLocked', 'attention', 'stateKeypadLocked'],
] as const;

function States({ meter }: { readonly meter: Pick<MeterGlance, (typeof states)[number][0]> }) {
  const t = useText(cardTexts);
  const on = states.filter(([name]) => meter[name]);
  if (on.length === 0) return <StatusBadge tone="good">{t('stateFine')}</StatusBadge>;
  return on.map(([name, tone, word]) => (
    <StatusBadge key={name} tone={tone}>
      {t(word)}
    </StatusBadge>
  ));
}

/** Without a card: what the centre last heard. */
function Reading({ visit }: { readonly visit: Visit }) {
  const t = useText(cardTexts);
  const reading = visit.customer.history?.reading ?? null;
  if (visit.customer.history === null) return null;
  if (reading === null) return <p className={classes['quiet']}>{t('neverHeard')}</p>;
  const rest = { overload: false, keypadLocked: false };
  return (
    <>
      <h3 className={classes['head']}>{t('lastReading')}</h3>
      <Figures remaining={reading.creditDkwh} stand={reading.standDkwh} />
      <div className={classes['badges']}>
        <States meter={{ ...reading, ...rest }} />
      </div>
      <p className={classes['quiet']}>
        {t('readAt')}: <Stamp at={reading.readAt} />
      </p>
    </>
  );
}
