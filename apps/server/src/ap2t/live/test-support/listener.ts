import type { Cursor } from '../cursor.ts';
import type { Listener } from '../listener.ts';
import type { Change } from '../model.ts';

/** A listener that remembers what it was told. */
export interface TestListener extends Listener {
  readonly told: Change[];
  /** `ready`, `reset`, `end`, and the subjects of changes, in their order. */
  readonly log: string[];
  readonly cursors: Cursor[];
  isOver: boolean;
}

export function createTestListener(): TestListener {
  const told: Change[] = [];
  const log: string[] = [];
  const cursors: Cursor[] = [];
  return {
    told,
    log,
    cursors,
    isOver: false,
    ready: (at) => {
      log.push('ready');
      cursors.push(at);
    },
    reset: (at) => {
      log.push('reset');
      cursors.push(at);
    },
    take: (change) => {
      told.push(change);
      log.push(change.subject);
      cursors.push(change);
    },
    room: () => Promise.resolve(),
    end() {
      if (!this.isOver) log.push('end');
      this.isOver = true;
    },
  };
}
