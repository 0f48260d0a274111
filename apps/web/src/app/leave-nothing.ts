import { forgetDrafts } from '../shell/draft/use-draft.ts';
import { forgetRecent } from '../shell/search/recent.ts';
import { session } from '../shell/session/session.ts';
import { queryClient } from './query-client.ts';

/** When somebody has gone, or is somebody else now, nothing that they have typed, opened or loaded is left in this tab. */
export function leaveNothing(): void {
  let before = session.get().me?.name ?? null;
  session.subscribe(() => {
    const now = session.get().me?.name ?? null;
    if (before !== null && now !== before) {
      forgetDrafts();
      forgetRecent();
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'site' });
    }
    before = now;
  });
}
