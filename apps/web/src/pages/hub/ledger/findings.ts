/** What the examination of the ledger found wrong in one place, as the API tells it. */
export interface LedgerFault {
  readonly kind: string;
  readonly shard: string | null;
  readonly eventId: string | null;
  readonly account: string | null;
  readonly expectedCents: number | null;
  readonly foundCents: number | null;
}

/** As POST /api/v1/ledger/examination answers. */
export interface Examined {
  readonly beganAt: string;
  readonly endedAt: string;
  readonly madeBy: string;
  readonly ok: boolean;
  readonly postings: number;
  readonly sumCents: number;
  readonly faults: readonly LedgerFault[];
  readonly closings: readonly {
    readonly partnerId: string;
    readonly day: string;
    readonly kind: string;
  }[];
}

/** A line of the list of what is wrong, and the page that shows the place. */
export interface Finding {
  readonly key: string;
  /** A word of `finding-…`. */
  readonly kind: string;
  readonly place: string | null;
  readonly account: string | null;
  readonly to: string | null;
  readonly expectedCents: number | null;
  readonly foundCents: number | null;
}

/** Sales and payments are posted where meters, customers and registrations are: eleven digits and more. */
const ofSale = /^\d{11,13}$/;

function pageOf({ shard, eventId, account }: LedgerFault): string | null {
  if (shard !== null && eventId !== null)
    return ofSale.test(shard) ? `/sales/${eventId}` : `/ledger/events/${shard}/${eventId}`;
  return account === null ? null : `/ledger/accounts/${account}`;
}

/** All that is wrong, faults of the books before those of closed days. */
export function findingsOf({ faults, closings }: Examined): readonly Finding[] {
  return [
    ...faults.map((fault) => {
      const { kind, shard, eventId, account, expectedCents, foundCents } = fault;
      return {
        ...{ key: [kind, shard, eventId, account].join(' '), kind, account },
        ...{ place: shard ?? eventId, to: pageOf(fault), expectedCents, foundCents },
      };
    }),
    ...closings.map(({ partnerId, day, kind }) => ({
      ...{ key: `${partnerId} ${day} ${kind}`, kind: `closing-${kind}`, account: null },
      ...{ place: `${partnerId} ${day}`, to: `/settlements/${partnerId}/${day}` },
      ...{ expectedCents: null, foundCents: null },
    })),
  ];
}
