import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem, Section } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useSettings } from '../../../shell/settings/use-settings.ts';
import type { AgentConnection } from '../agent/link.ts';
import { cardLies, type DeskState } from '../desk/state.ts';
import { settingsTexts } from '../texts/settings.ts';
import classes from './demo.module.css';
import { type DemoCounter, demoCounter } from './demo-counter.ts';

export interface DemoCardsProps {
  readonly demo: DemoCounter;
  readonly agent: AgentConnection;
  readonly state: DeskState;
  /** A card was laid or lifted: the clerk's hands are at the desk again. */
  readonly onHand: () => void;
}

/** The demo's hand: lays cards on the emulated reader, takes them off, pulls them, takes them home to the meter. */
export function DemoCards({ demo, agent, state, onHand }: DemoCardsProps) {
  const t = useText(settingsTexts);
  const { language } = useSettings();
  const { energy } = useFormats();
  const isOn = state.agent.at === 'on';
  const lies = cardLies(state);
  const { laid, lay, lift, tear, home } = useHand(demo, agent, onHand);
  const problem = lay.error ?? lift.error ?? tear.error ?? home.error;
  return (
    <Section title={t('demoCards')}>
      <div className={classes['cards']}>
        <p className={classes['note']}>{t('demoCardsNote')}</p>
        {problem !== null && <Problem error={problem} />}
        <ul className={classes['list']}>
          {demo.cards.map(({ file, kind, holder }) => {
            const name = holder ?? t(kindNames[kind]);
            const isLaid = lies && laid === file;
            return (
              <li key={file} className={classes['card']}>
                <span>{name}</span>
                <span className={classes['acts']}>
                  {kind === 'customer' && (
                    <Button
                      size="xs"
                      variant="subtle"
                      onClick={() => home.mutate(file)}
                      aria-label={`${t('demoMeter')}: ${name}`}
                    >
                      {t('demoMeter')}
                    </Button>
                  )}
                  <Button
                    size="xs"
                    variant={isLaid ? 'light' : 'default'}
                    disabled={!isOn}
                    aria-pressed={isLaid}
                    onClick={() => (isLaid ? lift.mutate() : lay.mutate(file))}
                    aria-label={`${t(isLaid ? 'demoLift' : 'demoLay')}: ${name}`}
                  >
                    {t(isLaid ? 'demoLiftShort' : 'demoLay')}
                  </Button>
                </span>
              </li>
            );
          })}
        </ul>
        <HandActs lies={lies} onLift={() => lift.mutate()} onTear={() => tear.mutate()} />
        <p className={classes['note']} role="status">
          {tear.isSuccess && lies && t('demoTearArmed')}
          {home.data !== undefined &&
            t('demoMeterDone', {
              display: home.data.display[language],
              left: energy(Math.floor(home.data.creditWh / 100)),
            })}
        </p>
      </div>
    </Section>
  );
}

interface HandActsProps {
  readonly lies: boolean;
  readonly onLift: () => void;
  readonly onTear: () => void;
}

function HandActs({ lies, onLift, onTear }: HandActsProps) {
  const t = useText(settingsTexts);
  return (
    <div className={classes['acts']}>
      <Button size="xs" variant="default" disabled={!lies} onClick={onLift}>
        {t('demoLift')}
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={!lies}
        onClick={onTear}
        title={t('demoTearHint')}
      >
        {t('demoTear')}
      </Button>
    </div>
  );
}

/** What the hand does, and the card that it laid last. */
function useHand({ reader }: DemoCounter, agent: AgentConnection, onHand: () => void) {
  const [laid, setLaid] = useState<string | null>(null);
  const lift = useMutation({ mutationFn: () => agent.ask('lift', { reader }), onSettled: onHand });
  const tear = useMutation({ mutationFn: demoCounter.tear, onSettled: onHand });
  const home = useMutation({ mutationFn: demoCounter.tapMeter });
  const lay = useMutation({
    mutationFn: (card: string) => agent.ask('lay', { reader, card }),
    onSuccess: (_answer, card) => {
      setLaid(card);
      tear.reset();
      home.reset();
    },
    onSettled: onHand,
  });
  return { laid, lay, lift, tear, home };
}

const kindNames = {
  customer: 'demoCustomer',
  copied: 'demoCopied',
  blocked: 'demoBlocked',
  blank: 'demoBlank',
  foreign: 'demoForeign',
} as const;
