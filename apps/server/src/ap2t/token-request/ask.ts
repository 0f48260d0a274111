import type { Caller } from '../../identity/index.ts';
import type { KeyTarget, WantedToken } from './model.ts';

/** What an activation or a complaint asks for. */
export interface TokenAsk {
  /** 18 digits, of an application or a complaint. */
  readonly agendaNo: string;
  readonly idpel: string;
  readonly meterNo: string;
  readonly unit: string;
  readonly tokens: readonly (WantedToken & { readonly retryOf?: string })[];
  /** To what the key is to change; needed with a key-change only. */
  readonly target: KeyTarget | null;
  /** Of an order that somebody makes by itself: makes a repeated request the same order. */
  readonly requestKey?: string | null;
  readonly caller: Pick<Caller, 'label'>;
  readonly at: Date;
}
