import { useSyncExternalStore } from 'react';
import type { Me } from '../../api/me.ts';
import { session } from './session.ts';
import type { SessionState } from './state.ts';

/** Whose screens these are; follows sign-in, sign-out and the end of the session. */
export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.get);
}

/** Who is signed in. Only on pages that ask for it: there is somebody there. */
export function useMe(): Me {
  const { me } = useSession();
  if (me === null) throw new Error('nobody is signed in');
  return me;
}
