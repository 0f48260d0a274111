import { problemOf } from '../../../api/own-problems.ts';
import type { ProblemError } from '../../../api/problem.ts';
import type { Bill, NumberVisit } from '../desk/model.ts';
import type { ByNumber } from './desk-port.ts';
import { badNumber } from './problems.ts';

/** What a number may be, by how many digits it has. */
export interface NumberPlan {
  readonly power: ByNumber;
  /** Null: nothing but electricity is sold under such a number. */
  readonly bill: Bill['kind'] | null;
}

/** Null: it is no number of ours. Meters have 11 digits or 13, customers 12, registrations 13. */
export function planOf(number: string): NumberPlan | null {
  switch (number.length) {
    case 11:
      return { power: { meterNo: number }, bill: null };
    case 12:
      return { power: { idpel: number }, bill: 'postpaid' };
    case 13:
      return { power: { meterNo: number }, bill: 'registration' };
    default:
      return null;
  }
}

export interface Found {
  readonly visit: NumberVisit | null;
  readonly bill: Bill | null;
}

/** Asks for all that a number may be, at once, so that the clerk has one field for everything. Throws ProblemError when it is nothing. */
export async function lookUp(
  number: string,
  ask: {
    power(by: ByNumber): Promise<NumberVisit>;
    bill(kind: Bill['kind'], subject: string): Promise<Bill>;
  },
): Promise<Found> {
  const plan = planOf(number);
  if (plan === null) throw badNumber(number);
  const [visit, bill] = await Promise.allSettled([
    ask.power(plan.power),
    plan.bill === null ? Promise.resolve(null) : ask.bill(plan.bill, number),
  ]);
  const found = {
    visit: visit.status === 'fulfilled' ? visit.value : null,
    bill: bill.status === 'fulfilled' ? bill.value : null,
  };
  if (found.visit !== null || found.bill !== null) return found;
  const reasons = [visit, bill].flatMap((one) =>
    one.status === 'rejected' ? [problemOf(one.reason)] : [],
  );
  throw tellingMost(reasons) ?? badNumber(number);
}

/** Of several reasons the one that says most: what may pass, then what is known of the number, then that it is not known. */
function tellingMost(reasons: readonly ProblemError[]): ProblemError | undefined {
  const rank = (one: ProblemError): number => (one.isPassing ? 0 : one.status === 404 ? 2 : 1);
  return reasons.toSorted((one, other) => rank(one) - rank(other))[0];
}
