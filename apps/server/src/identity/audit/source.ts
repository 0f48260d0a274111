import { AsyncLocalStorage } from 'node:async_hooks';

const sources = new AsyncLocalStorage<string>();

/** Runs `work`, and whatever it starts, as coming from `source`: so no recorder of acts need be handed it. */
export function actingFrom<Result>(source: string, work: () => Result): Result {
  return sources.run(source, work);
}

/** From where the present act comes; `system` where nobody said so: the server's own work. */
export function actingSource(): string {
  return sources.getStore() ?? 'system';
}
