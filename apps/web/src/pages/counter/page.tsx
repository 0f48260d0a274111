import { Anchor } from '@mantine/core';
import { useRef } from 'react';
import { Link } from 'react-router';
import { Page, PageHeader } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { usualPort } from './agent/wire.ts';
import { DemoCards } from './demo/DemoCards.tsx';
import type { Visit } from './desk/model.ts';
import type { DeskState } from './desk/state.ts';
import { SettingsPanel } from './settings/SettingsPanel.tsx';
import { readPairing } from './settings/settings.ts';
import { deskTexts } from './texts/desk.ts';
import { useCounter } from './use-counter.ts';
import { AgentHelp } from './view/AgentHelp.tsx';
import { AgentLight } from './view/AgentLight.tsx';
import classes from './view/desk.module.css';
import { Glance } from './view/Glance.tsx';
import { PhaseView } from './view/PhaseView.tsx';
import { useDeskFocus, useDeskKeys } from './view/use-desk-keys.ts';

/** The counter: tap, amount, pay, write, print. */
export default function CounterPage() {
  const t = useText(deskTexts);
  const desk = useRef<HTMLElement>(null);
  const { state, dispatch, agent, settings, change, demo, pair } = useCounter();
  useDeskKeys(desk, { state, amounts: settings.amounts, dispatch });
  useDeskFocus(desk, phaseName(state));
  const port = readPairing(localStorage)?.port ?? usualPort;
  return (
    <Page>
      <PageHeader
        title={t('pageCounter')}
        actions={
          <>
            <AgentLight state={state} />
            <Anchor component={Link} to="/counter/today">
              {t('toToday')}
            </Anchor>
          </>
        }
      />
      <div className={classes['layout']}>
        <section ref={desk} tabIndex={-1} className={classes['desk']} aria-label={t('deskLabel')}>
          <PhaseView state={state} settings={settings} dispatch={dispatch} />
        </section>
        <div className={classes['side']}>
          <AgentHelp state={state} port={port} onPair={pair} />
          {demo !== null && (
            <DemoCards
              demo={demo}
              agent={agent}
              state={state}
              onHand={() => desk.current?.focus({ preventScroll: true })}
            />
          )}
          <Glance visit={visitAt(state)} />
          <SettingsPanel
            settings={settings}
            onChange={change}
            port={port}
            onPair={pair}
            printer={agent.greeting?.printer ?? null}
          />
        </div>
      </div>
    </Page>
  );
}

/** Changes with everything after which the focus has to be looked after. */
function phaseName({ phase }: DeskState): string {
  return 'at' in phase ? `${phase.kind} ${phase.at}` : phase.kind;
}

function visitAt({ phase }: DeskState): Visit | null {
  return 'visit' in phase ? phase.visit : null;
}
