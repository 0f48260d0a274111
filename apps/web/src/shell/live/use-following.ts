import { useEffect, useSyncExternalStore } from 'react';
import { useSession } from '../session/use-session.ts';
import type { LiveFeed, LiveState } from './feed.ts';
import { topicPermissions } from './model.ts';

/** Keeps the line up while somebody is signed in who may hear anything at all; how the line is. */
export function useFollowing(feed: LiveFeed): LiveState {
  const { me, lapsed } = useSession();
  const mayHear =
    me !== null &&
    !lapsed &&
    !me.mustChangePassword &&
    Object.values(topicPermissions).some((permission) => me.permissions.includes(permission));
  useEffect(() => {
    if (!mayHear) return;
    feed.start();
    return () => feed.stop();
  }, [feed, mayHear]);
  return useSyncExternalStore(
    (watcher) => feed.watch(watcher),
    () => feed.state,
  );
}
