import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useMe } from '../../shell/session/use-session.ts';
import { useSite } from '../../shell/site/use-site.ts';
import { isLoopbackForbidden } from './agent/forbidden.ts';
import { AgentConnection, type Pairing } from './agent/link.ts';
import { openWebSocket } from './agent/socket.ts';
import { type DemoCounter, demoCounter } from './demo/demo-counter.ts';
import type { DeskEvent } from './desk/events.ts';
import type { DeskState } from './desk/state.ts';
import { currentOf, keepCurrent, readCurrent } from './effects/current.ts';
import { DeskRunner } from './effects/runner.ts';
import { createWorkshop } from './effects/workshop.ts';
import { type CounterSettings, keepPairing, readPairing } from './settings/settings.ts';
import { useCounterSettings } from './settings/use-settings.ts';

export interface CounterAtWork {
  readonly state: DeskState;
  readonly dispatch: (event: DeskEvent) => void;
  readonly agent: AgentConnection;
  readonly settings: CounterSettings;
  readonly change: (settings: CounterSettings) => void;
  /** In a demo: its agent and its cards. */
  readonly demo: DemoCounter | null;
  /** Types the secret of this counter's agent in, once. */
  readonly pair: (pairing: Pairing) => void;
}

const demoAgainMs = 5_000;

/**
 * The counter of this page: the desk, connected with the agent as long as the page is open. Who is only `looking` reads no cards and takes up no sale.
 */
export function useCounter(as: 'clerk' | 'looking' = 'clerk'): CounterAtWork {
  const { seller } = useMe();
  const seat = `${seller?.partnerId ?? '-'}/${seller?.counterId ?? '-'}`;
  const [settings, change, settingsNow] = useCounterSettings();
  const isClerk = as === 'clerk';
  const { agent, runner } = useMemo(
    () => counterOf(seat, settingsNow, isClerk),
    [seat, settingsNow, isClerk],
  );
  const state = useSyncExternalStore(runner.subscribe, runner.get);

  useEffect(() => {
    runner.open();
    const forget = isClerk ? keepAndTakeUp(runner) : () => undefined;
    runner.lookAround();
    const retry = (): void => agent.retry();
    window.addEventListener('focus', retry);
    return () => {
      window.removeEventListener('focus', retry);
      forget();
      runner.close();
      agent.close();
    };
  }, [agent, runner, isClerk]);

  const demo = useDemoCounter(state.agent.at === 'on');
  useEffect(() => {
    // In a demo nobody types the secret.
    if (demo !== 'asking') agent.pair(readPairing(localStorage) ?? demo);
  }, [agent, demo]);

  const pair = (pairing: Pairing): void => {
    keepPairing(localStorage, pairing);
    agent.pair(pairing);
  };
  const known = demo === 'asking' ? null : demo;
  return { state, dispatch: runner.dispatch, agent, settings, change, demo: known, pair };
}

/** The demo's agent; null where this is no demo, or where it cannot be told. */
function useDemoCounter(isThere: boolean): DemoCounter | 'asking' | null {
  const isDemo = useSite().demo !== null;
  const { data = null, isPending } = useQuery({
    queryKey: ['demo-counter'],
    queryFn: demoCounter.read,
    enabled: isDemo,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    // A demo that was started anew has an agent with another secret.
    refetchInterval: isThere ? false : demoAgainMs,
  });
  return isDemo && isPending ? 'asking' : data;
}

function counterOf(seat: string, settings: () => CounterSettings, isClerk: boolean) {
  const runner: { at: DeskRunner | null } = { at: null };
  const agent = new AgentConnection({
    open: openWebSocket,
    later: (callback, ms) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    isForbidden: isLoopbackForbidden,
    onLink: (link) => runner.at?.dispatch({ kind: 'agent', link }),
    onReaders: (readers) => {
      if (isClerk) runner.at?.dispatch({ kind: 'readers', readers });
    },
  });
  const made = new DeskRunner(createWorkshop(agent, seat, settings));
  runner.at = made;
  return { agent, runner: made };
}

/** Goes on with what was under way when the page was loaded again, and keeps in mind from now on what is. */
function keepAndTakeUp(runner: DeskRunner): () => void {
  const current = readCurrent(sessionStorage);
  const forget = runner.subscribe(() => keepCurrent(sessionStorage, currentOf(runner.get())));
  if (current?.kind === 'sale') runner.dispatch({ kind: 'restore-sale', sale: current.sale });
  if (current?.kind === 'payment') {
    runner.dispatch({ kind: 'restore-payment', payment: current.payment });
  }
  return forget;
}
