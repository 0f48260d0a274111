import type { PlayState } from '../model.ts';

export function keyOf(id: string): readonly unknown[] {
  return ['playground', id];
}

/** Of two states the later one: the answer and the event of an action come in either order. */
export function keepNewer(before: PlayState | undefined, next: PlayState): PlayState {
  return before !== undefined && before.revision >= next.revision ? before : next;
}
