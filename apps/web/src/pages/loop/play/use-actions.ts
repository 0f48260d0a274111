import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Action, PlayState } from '../model.ts';
import type { Play } from './context.ts';
import { keepNewer, keyOf } from './keep.ts';
import { actIn } from './requests.ts';

type Doing = Omit<Play, 'state'>;

/** Does what the visitor wants, one thing at a time. */
export function useActions(id: string): Doing {
  const client = useQueryClient();
  const working = useRef(false);
  const [doing, setDoing] = useState<Doing['doing']>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const act = useCallback(
    async (action: Action): Promise<void> => {
      if (working.current) return;
      working.current = true;
      setDoing(action.action);
      setFailure(null);
      try {
        const next = await actIn(id, action);
        client.setQueryData<PlayState>(keyOf(id), (before) => keepNewer(before, next));
      } catch (error) {
        setFailure(error);
      } finally {
        working.current = false;
        setDoing(null);
      }
    },
    [client, id],
  );
  return { act, doing, failure };
}
