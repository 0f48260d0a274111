import { type TSchema, Type } from 'typebox';
import { type Caller, type PersonalView, personalView } from '../../identity/index.ts';
import { Nullable, OneOf } from '../application/schema.ts';
import type { Discrepancy, Pdl, PdlProposal } from './model.ts';
import { pdlFields } from './schema.ts';

const Text = Type.String();

/** Told values keep no patterns: masked ones fit none. */
const told: Readonly<Record<string, TSchema>> = Object.fromEntries(
  Object.entries(pdlFields).map(([field, schema]) => [
    field,
    Nullable('type' in schema && schema.type === 'integer' ? Type.Integer() : plain(schema)),
  ]),
);

function plain(schema: TSchema): TSchema {
  return 'anyOf' in schema ? schema : Text;
}

/** What is to be said of one field. */
export const DiscrepancyView = Type.Object({
  field: Text,
  code: Text,
  severity: OneOf(['error', 'warning'] as const),
  expected: Nullable(Type.Union([Type.String(), Type.Number()])),
  found: Nullable(Type.Union([Type.String(), Type.Number()])),
});

const By = Nullable(Type.Object({ by: Text, at: Text }));

/** A PDL as the API tells it: what is proposed, and what is on record. */
export const PdlView = Type.Object({
  proposal: Nullable(Type.Object(told, { description: 'Null before it was realised and signed' })),
  discrepancies: Type.Array(DiscrepancyView, {
    description: 'What would be said of the proposal as it stands',
  }),
  record: Nullable(
    Type.Object({
      data: Type.Object(told),
      revision: Type.Integer(),
      meterPayment: OneOf(['pre', 'post'] as const, 'kdpembmeter'),
      postingFlag: Type.Integer(),
      warnings: Type.Array(DiscrepancyView),
      entered: By,
      checked: By,
      approved: By,
      returned: By,
      posted: By,
    }),
  ),
});

export interface PdlTold {
  readonly proposal: PdlProposal | null;
  readonly discrepancies: readonly Discrepancy[];
  readonly pdl: Pdl | null;
}

export function pdlView({ proposal, discrepancies, pdl }: PdlTold, caller: Caller, unit: string) {
  const personal = personalView(caller, unit);
  return {
    proposal: proposal === null ? null : masked(proposal, personal),
    discrepancies: [...discrepancies],
    record: pdl === null ? null : recordView(pdl, personal),
  };
}

function recordView(pdl: Pdl, personal: PersonalView) {
  const { agendaNo: _agenda, idpel: _idpel, revision, warnings, postingFlag, ...rest } = pdl;
  const { enteredBy, enteredAt, checkedBy, checkedAt, approvedBy, approvedAt, ...others } = rest;
  const { returnedBy, returnedAt, postedBy, postedAt, ...data } = others;
  return {
    data: masked(data, personal),
    ...{ revision, postingFlag, warnings: [...warnings] },
    meterPayment: data.product === 'postpaid' ? ('post' as const) : ('pre' as const),
    entered: by(enteredBy, enteredAt),
    checked: by(checkedBy, checkedAt),
    approved: by(approvedBy, approvedAt),
    returned: by(returnedBy, returnedAt),
    posted: by(postedBy, postedAt),
  };
}

function by(who: string | null, at: Date | null) {
  return who === null || at === null ? null : { by: who, at: at.toISOString() };
}

function masked(data: PdlProposal, personal: PersonalView): Record<string, unknown> {
  return {
    ...data,
    address: personal.address(data.address),
    identityNo: personal.identityNo(data.identityNo),
    phone: personal.phone(data.phone),
    email: personal.email(data.email),
    rtRw: personal.mayContact ? data.rtRw : null,
  };
}
