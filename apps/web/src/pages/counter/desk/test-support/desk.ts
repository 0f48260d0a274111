import { ProblemError } from '../../../../api/problem.ts';
import type { AnswerEvent, DeskEvent, Effect } from '../events.ts';
import type { Bill, CardVisit, Customer, NumberVisit, PendingSale, Sold } from '../model.ts';
import { type DeskState, firstState, type ReaderLight } from '../state.ts';
import { step } from '../step.ts';

export const customer: Customer = {
  ...{ meterNo: '32031017679', idpel: '534252904966', holder: 'SICILIA NFC' },
  ...{ tariff: 'R1T', powerVa: 2200, allowedDkwh: 15_840, adminCents: 250_000, history: null },
};

export const cardVisit: CardVisit = {
  by: 'card',
  visitId: 'visit-1',
  reader: 'Loket 1',
  customer,
  card: { uid: '04A1B2C3D4E580', chip: 'NTAG216', meter: null, waitingTokens: 0 },
  pending: [],
};

export const numberVisit: NumberVisit = { by: 'number', visitId: 'visit-2', customer };

export const bill: Bill = {
  ...{
    kind: 'postpaid',
    subject: '512200000001',
    name: 'PELANGGAN PASCABAYAR',
    what: 'R3/7700 VA',
  },
  ...{ unit: '51220', expiresOn: null, adminCents: 250_000, outstanding: 2 },
  parts: [
    { month: '202610', dueOn: '2026-10-20', amountCents: 20_500_000, penaltyCents: 500_000 },
    { month: '202611', dueOn: '2026-11-20', amountCents: 20_000_000, penaltyCents: 0 },
  ],
};

export function pendingSale(over: Partial<PendingSale> = {}): PendingSale {
  return {
    ...{ keeper: 'agent', key: 'key-1', meterNo: customer.meterNo, amountCents: 5_000_000 },
    ...{ cardUid: cardVisit.card.uid, step: 'asked', begunAt: '2026-11-28T03:00:00.000Z' },
    ...{ totalCents: null, printed: false },
    ...over,
  };
}

export function soldOn(handed: Sold['handed'], key = 'key-1'): Sold {
  const { meterNo } = customer;
  return {
    name: { keeper: 'agent', key, meterNo, amountCents: 5_000_000, cardUid: cardVisit.card.uid },
    ...{ handed, holder: customer.holder, totalCents: 5_250_000, energyDkwh: 337 },
    ...{ tokens: ['0123456789'.repeat(2)], problem: null },
  };
}

/** A problem by its code; status 0 is one that may pass. */
export function problem(code: string, status = 409): ProblemError {
  const both = { id: code, en: code };
  return new ProblemError({ status, code, params: {}, messages: both, action: both });
}

export function reader(cardPresent: boolean): ReaderLight {
  const light = cardPresent ? 'card' : 'idle';
  return { reader: 'Loket 1', light, cardPresent, problem: null };
}

type Answer = AnswerEvent extends infer One
  ? One extends AnswerEvent
    ? Omit<One, 'ticket'>
    : never
  : never;

/** A desk at which things happen one after the other. */
export class TestDesk {
  state: DeskState = firstState;
  /** What the last event asked for. */
  effects: readonly Effect[] = [];
  /** Everything that was ever asked for. */
  readonly all: Effect[] = [];

  does(...events: readonly DeskEvent[]): this {
    for (const event of events) {
      const next = step(this.state, event);
      this.state = next.state;
      this.effects = next.effects;
      this.all.push(...next.effects);
    }
    return this;
  }

  /** Answers the work that is under way. */
  hears(...answers: readonly Answer[]): this {
    for (const answer of answers)
      this.does({ ...answer, ticket: this.state.ticket } as AnswerEvent);
    return this;
  }

  /** With the agent there, and a reader. */
  opened(): this {
    return this.does(
      { kind: 'agent', link: { at: 'on' } },
      { kind: 'readers', readers: [reader(false)] },
    );
  }

  lay(): this {
    return this.does({ kind: 'readers', readers: [reader(true)] });
  }

  lift(): this {
    return this.does({ kind: 'readers', readers: [reader(false)] });
  }

  /** A card was laid and read, an amount chosen. */
  atAmount(amountCents = 5_000_000): this {
    return this.opened()
      .lay()
      .hears({ kind: 'visited', visit: cardVisit })
      .does({ kind: 'amount', amountCents });
  }

  did(what: Effect['do']): number {
    return this.all.filter((effect) => effect.do === what).length;
  }
}
