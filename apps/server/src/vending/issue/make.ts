import { randomInt } from 'node:crypto';
import { uuidv7 } from '../../platform/index.ts';
import type { MeterKey, SecurityModule } from '../security-module/port.ts';
import type { TokenPlan } from './plan.ts';
import { type NewToken, sealingContext } from './stored-token.ts';

/** A credit to be made by its plan, for the request `requestId`; `units` in tenths of a kWh. */
export interface CreditRequest {
  readonly plan: TokenPlan;
  readonly requestId: string;
  readonly units: number;
  /** Further credits in front of it, with identifiers of their own. */
  readonly before?: readonly Credit[];
}

interface Credit {
  readonly tid: number;
  readonly units: number;
}

/** Subclasses of class 2 that carry the sections of a key change, in their order (IEC 62055-41, 6.2.7). */
const keyChangeSubclasses = [3, 4, 8, 9] as const;

/**
 * Makes the tokens of many requests, each in the order in which the meter takes them: a key change where there is one, then the
 * credits, the one of the request itself last. The security module gets them in two calls; when it refuses a call, each request goes alone, so that one bad
 * request fails nobody else: its place holds the error.
 */
export async function makeCredits(
  module: SecurityModule,
  requests: readonly CreditRequest[],
  now: Date,
): Promise<readonly (readonly NewToken[] | Error)[]> {
  try {
    return await makeTogether(module, requests, now);
  } catch {
    // Which of them it was, and why, the second attempt tells.
    return Promise.all(requests.map((request) => makeAlone(module, request, now)));
  }
}

async function makeAlone(
  module: SecurityModule,
  request: CreditRequest,
  now: Date,
): Promise<readonly NewToken[] | Error> {
  try {
    const [tokens] = await makeTogether(module, [request], now);
    return tokens ?? new Error('the security module made no token');
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function makeTogether(
  module: SecurityModule,
  requests: readonly CreditRequest[],
  now: Date,
): Promise<readonly (readonly NewToken[])[]> {
  const changes = requests.flatMap(({ plan }) => (plan.keyChange === null ? [] : [plan.keyChange]));
  const sets = (changes.length === 0 ? [] : await module.issueKeyChanges(changes)).values();
  const orders = requests.map(({ plan, units, before = [] }) => [
    ...before,
    { tid: plan.tid, units },
  ]);
  const credits = await module.issueCredits(
    requests.flatMap(({ plan: { key } }, n) =>
      (orders[n] ?? []).map((credit) => ({ key, ...credit, rnd: randomInt(16) })),
    ),
  );
  const digits = credits.values();
  return requests.map(({ plan, requestId }, n) => {
    const store = keeper(module, requestId, now);
    const sections = plan.keyChange === null ? [] : (sets.next().value ?? []);
    if (plan.keyChange !== null && sections.length !== plan.keyChange.count) throw tooFew();
    return [
      ...sections.map((section, at) =>
        store(plan.current, section, {
          class: 2,
          subclass: keyChangeSubclassOf(at),
          tid: null,
          units: 0,
        }),
      ),
      ...(orders[n] ?? []).map((credit) => {
        const { value } = digits.next();
        if (value === undefined) throw tooFew();
        return store(plan.key, value, { class: 0, subclass: 0, ...credit });
      }),
    ];
  });
}

function tooFew(): Error {
  return new Error('the security module made fewer tokens than asked for');
}

/** The subclass of a section of a key change, from 0. */
export function keyChangeSubclassOf(section: number): number {
  const subclass = keyChangeSubclasses[section];
  if (subclass === undefined) throw new RangeError('a key change has four sections at most');
  return subclass;
}

type Facts = Pick<NewToken, 'class' | 'subclass' | 'tid' | 'units'>;

/** Seals the tokens of one request, numbered in the order in which they are handed in. */
export function keeper(
  module: SecurityModule,
  requestId: string,
  now: Date,
): (key: MeterKey, digits: string, facts: Facts) => NewToken {
  let part = 0;
  return (key, digits, facts) => {
    const token_id = uuidv7(now.getTime());
    return {
      ...facts,
      token_id,
      request_id: requestId,
      part: part++,
      key_version: key.version,
      base_date: key.baseDate,
      sealed: module.seal(digits, sealingContext(key.meterNo, token_id)),
      digest: module.digest(digits),
    };
  };
}
