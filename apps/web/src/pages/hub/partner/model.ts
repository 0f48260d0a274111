export interface TimeWindow {
  readonly from: string;
  readonly until: string;
}

export interface Fee {
  readonly product: '99501' | '99502' | '99504';
  /** Empty: every channel. */
  readonly mcc: string;
  readonly adminCents: number;
}

/** As GET /api/v1/partners tells it. */
export interface Partner {
  readonly partnerId: string;
  readonly name: string;
  readonly kind: 'bank' | 'switching' | 'agent';
  readonly state: 'active' | 'blocked' | 'inactive';
  readonly stateReason: string | null;
  readonly adminCents: number;
  readonly anyTerminal: boolean;
  readonly serviceHours: TimeWindow | null;
  readonly cutOff: TimeWindow | null;
  readonly fees: readonly Fee[];
  readonly balanceCents: number;
  readonly limitCents: number;
  readonly lowBalanceCents: number | null;
}

export interface Seats {
  readonly counters: readonly {
    readonly counterId: string;
    readonly name: string;
    readonly state: SeatState;
  }[];
  readonly terminals: readonly {
    readonly terminalId: string;
    readonly counterId: string | null;
    readonly state: SeatState;
  }[];
}

export type SeatState = 'active' | 'blocked';

/** Whether the partner should be told that its deposit runs low. */
export function isLow({ balanceCents, lowBalanceCents }: Partner): boolean {
  return lowBalanceCents !== null && balanceCents < lowBalanceCents;
}
