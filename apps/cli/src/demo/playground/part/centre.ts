import { httpCaller } from '@setrum/loket';
import { depositBalance, postingsOf } from '@setrum/server';
import type { CentreState } from '../schema/state.ts';
import type { PlaygroundParts } from './parts.ts';
import { playgroundPartner } from './seller.ts';
import type { Tell } from './step-log.ts';

type Known = Omit<CentreState, 'clearTamper'>;

const nothing: Known = { depositCents: 0, tokens: [], sales: [], present: null, months: [] };
const settled = (result: number | null): boolean => result !== null && result >= 1 && result <= 14;

/** What the centre knows of the visitor's meter: its load profile over the API, its ledger out of the books. */
export class CentreEyes {
  readonly #parts: PlaygroundParts;
  readonly #meterNo: string;
  readonly #tell: Tell;
  known: Known = nothing;

  constructor(parts: PlaygroundParts, meterNo: string, tell: Tell) {
    this.#parts = parts;
    this.#meterNo = meterNo;
    this.#tell = tell;
  }

  /** Looks anew, and tells what is new. */
  async refresh(): Promise<void> {
    const { serverUrl: url, keys, database } = this.#parts;
    const caller = httpCaller({ url, accessKey: keys.staff });
    const [profile, deposit] = await Promise.all([
      caller.get<Pick<Known, 'tokens' | 'present' | 'months'>>(
        `/api/v1/meters/${this.#meterNo}/load-profile`,
      ),
      depositBalance(database, playgroundPartner.partnerId),
    ]);
    const { tokens, present, months } = profile;
    const sales = await Promise.all(tokens.map(({ reference }) => this.#sale(reference)));
    const before = this.known;
    this.known = { depositCents: deposit ?? 0, tokens, sales, present, months };
    this.#compare(before);
  }

  async #sale(reference: string): Promise<CentreState['sales'][number]> {
    const earlier = this.known.sales.find((sale) => sale.reference === reference);
    if (earlier !== undefined) return earlier;
    const eventId = reference.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    const postings = await postingsOf(this.#parts.database, this.#meterNo, eventId);
    const lines = postings.map(({ account, nameId, nameEn, amountCents }) => ({
      ...{ account, amountCents },
      name: { id: nameId ?? account, en: nameEn ?? account },
    }));
    return { reference, lines };
  }

  #compare(before: Known): void {
    const { tokens, months, present } = this.known;
    for (const { reference, energyDkwh, result } of tokens) {
      const earlier = before.tokens.find((token) => token.reference === reference);
      if (earlier === undefined) this.#tell('centre.sold', { reference, energyDkwh });
      if (settled(result) && !settled(earlier?.result ?? null))
        this.#tell('centre.acknowledged', { reference, energyDkwh, result });
    }
    if (present === null || present.receivedAt === before.present?.receivedAt) return;
    const { verification, creditDkwh } = present;
    this.#tell('centre.profile', { months: months.length, verification, creditDkwh });
  }
}
