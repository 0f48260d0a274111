import { fromHex } from '@setrum/card/explain';
import { ownProblem } from '../../../api/own-problems.ts';
import { AgentConnection, type Pairing } from '../../counter/agent/link.ts';
import { openWebSocket } from '../../counter/agent/socket.ts';
import type { CardImage } from './image.ts';

interface WireCardMap {
  readonly uid: string;
  readonly chip: string;
  readonly map: string;
}

/** The card on the reader of the agent with which this browser is paired. Throws ProblemError. */
export async function cardAtReader(pairing: Pairing): Promise<CardImage> {
  const met = Promise.withResolvers<void>();
  const agent = new AgentConnection({
    open: openWebSocket,
    later: (callback, ms) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    isForbidden: () => Promise.resolve(false),
    onLink: (link) => {
      if (link.at === 'on') met.resolve();
      else if (link.at === 'unpaired' || link.at === 'refused')
        met.reject(link.problem ?? ownProblem('SETRUM_WEB_AGENT_AWAY'));
      else if (link.at !== 'connecting') met.reject(ownProblem('SETRUM_WEB_AGENT_AWAY'));
    },
    onReaders: () => undefined,
  });
  try {
    agent.pair(pairing);
    await met.promise;
    const { uid, chip, map } = await agent.ask<WireCardMap>('inspect');
    return { uid, chip, map: fromHex(map) };
  } finally {
    agent.close();
  }
}
