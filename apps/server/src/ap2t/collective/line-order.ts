import { SetrumError } from '@setrum/errors';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Channel } from '../application/model.ts';
import type { EntryOrder } from '../entry/model.ts';
import { ApplicantGiven, Service } from '../entry/schema.ts';
import type { LineColumn } from './columns.ts';
import { givenIn } from './given.ts';
import type { LineCells, LineProblem } from './model.ts';

/** What is asked for, member by member, and the column that it stands in. */
const applicantColumns = {
  name: 'name',
  address: 'address',
  identityNo: 'nik',
  phone: 'phone',
  email: 'email',
  rtRw: 'rt_rw',
  kddk: 'kddk',
  substation: 'substation',
  pole: 'pole',
  purpose: 'purpose',
} as const satisfies Readonly<Record<keyof typeof ApplicantGiven.properties, LineColumn>>;

const serviceColumns = {
  tariff: 'tariff',
  powerVa: 'power_va',
  product: 'product',
  firstCreditCents: 'first_credit_rupiah',
} as const satisfies Partial<Readonly<Record<keyof typeof Service.properties, LineColumn>>>;

const line = Compile(Type.Object({ applicant: ApplicantGiven, service: Service }));

/** Each member by itself: asked for all of them at once, the checker stops after a few faults. */
const checks = [
  ...Object.entries(applicantColumns).map(([member, column]) => ({
    ...{ column, valueIn: (given: Given) => memberOf(given.applicant, member) },
    check: Compile(ApplicantGiven.properties[member as keyof typeof applicantColumns]),
  })),
  ...Object.entries(serviceColumns).map(([member, column]) => ({
    ...{ column, valueIn: (given: Given) => memberOf(given.service, member) },
    check: Compile(Service.properties[member as keyof typeof serviceColumns]),
  })),
];

export type LineReading =
  | { readonly order: EntryOrder; readonly problems: null }
  | { readonly order: null; readonly problems: readonly LineProblem[] };

/** The new connection that a line asks for, or everything that is wrong in it. */
export function orderOfLine(cells: LineCells, unit: string, channel: Channel): LineReading {
  const given = givenIn(cells);
  if (line.Check(given)) {
    const { applicant, service } = given;
    return {
      order: { kind: 'PB', channel, unit, idpel: null, applicant: whole(applicant), service },
      problems: null,
    };
  }
  const problems = checks.flatMap(({ column, valueIn, check }): LineProblem[] => {
    const value = valueIn(given);
    if (check.Check(value)) return [];
    const detail = cells[column] === '' ? missing : detailOf(check.Errors(value));
    return [{ code: 'SETRUM_COLLECTIVE_LINE', params: { column, detail } }];
  });
  return { order: null, problems };
}

interface Fault {
  readonly keyword: string;
  readonly params: object;
}

type Given = ReturnType<typeof givenIn>;

function memberOf(members: object, name: string): unknown {
  return Object.entries(members).find(([member]) => member === name)?.[1];
}

function whole(applicant: Static<typeof ApplicantGiven>): EntryOrder['applicant'] {
  return Object.fromEntries(Object.entries(applicant).filter(([, value]) => value !== undefined));
}

const missing = 'wajib diisi / is missing';

/** Too long before anything else: what may be left out is also told to be no null. */
function detailOf(faults: readonly Fault[]): string {
  const tooLong = faults.find(({ keyword }) => keyword === 'maxLength');
  if (tooLong !== undefined && 'limit' in tooLong.params) {
    const { limit } = tooLong.params;
    return `lebih dari ${limit} huruf / more than ${limit} characters`;
  }
  switch (faults[0]?.keyword) {
    case 'enum':
      return 'tidak dikenal / not one of those there are';
    case 'type':
      return 'bukan bilangan bulat / not a whole number';
    case 'minimum':
    case 'maximum':
      return 'di luar batas / beyond its bounds';
    default:
      return 'bentuknya tidak sesuai / not of the form that is wanted';
  }
}

/** What refused a line, as it is kept. Rethrows what is no refusal. */
export function problemOf(error: unknown): LineProblem {
  if (!(error instanceof SetrumError)) throw error;
  return { code: error.code, params: error.params };
}
