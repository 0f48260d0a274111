import { api } from '../../../api/client.ts';
import type { Action, PlayState } from '../model.ts';

const path = '/api/demo/playground';

let starting: Promise<PlayState> | null = null;

/** A playground of one's own. Asked twice at once, it is one. */
export function startPlay(): Promise<PlayState> {
  starting ??= api.post<PlayState>(path, {}).finally(() => {
    starting = null;
  });
  return starting;
}

export function fetchPlay(id: string): Promise<PlayState> {
  return api.get<PlayState>(`${path}/${id}`);
}

export function actIn(id: string, action: Action): Promise<PlayState> {
  return api.post<PlayState>(`${path}/${id}/actions`, action);
}

export function eventsOf(id: string): string {
  return `${path}/${id}/events`;
}
