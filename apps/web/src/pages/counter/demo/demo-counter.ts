import { api } from '../../../api/client.ts';

export type DemoCardKind = 'customer' | 'copied' | 'blocked' | 'blank' | 'foreign';

/** GET /api/demo/counter: the demo's agent, and the cards that can be laid on its emulated reader. */
export interface DemoCounter {
  readonly port: number;
  readonly secret: string;
  readonly reader: string;
  readonly cards: readonly {
    readonly file: string;
    readonly kind: DemoCardKind;
    readonly holder: string | null;
  }[];
}

export interface MeterTapped {
  readonly display: { readonly id: string; readonly en: string };
  readonly addedDkwh: number;
  readonly creditWh: number;
}

const path = '/api/demo/counter';

export const demoCounter = {
  read: (): Promise<DemoCounter> => api.get<DemoCounter>(path),
  /** The card on the reader comes off in the middle of the next write. */
  tear: (): Promise<object> => api.post<object>(`${path}/tear`),
  /** A customer's card is taken home to its meter. */
  tapMeter: (card: string): Promise<MeterTapped> =>
    api.post<MeterTapped>(`${path}/meter`, { card }),
} as const;
