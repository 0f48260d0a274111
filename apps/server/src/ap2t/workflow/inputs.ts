import { type TProperties, Type } from 'typebox';
import { MeterNo, Reason } from '../application/schema.ts';
import { PdlInput } from '../pdl/schema.ts';
import { RealisationInput, SignaturesInput } from '../realisation/schema.ts';
import type { ActionName } from './transitions.ts';

const CardUid = Type.String({ pattern: '^([0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20})$' });

const TokenReports = Type.Array(
  Type.Object(
    {
      requestId: Type.String({ format: 'uuid' }),
      taken: Type.Boolean(),
      result: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: 255,
          description: 'Of a refused one: docs/card.md §6',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  { maxItems: 20, description: 'What the meter said of the tokens, where the fitter has seen it' },
);

/** What actions want to be given besides a reason; an action that is not here wants nothing. `revise` is in entry/schema.ts. */
export const actionInputs: Readonly<Partial<Record<ActionName, TProperties>>> = {
  activate: {
    meterNo: MeterNo,
    exceptionReason: Type.Optional({
      ...Reason,
      description:
        'Why a one-way meter is activated for the NFC product, where no NFC meter is available',
    }),
  },
  setKct: {
    requestIds: Type.Optional(
      Type.Array(Type.String({ format: 'uuid' }), {
        maxItems: 20,
        uniqueItems: true,
        description: 'The tokens that go on the PK; all of them when it is left out',
      }),
    ),
  },
  realise: { ...RealisationInput.properties, tokens: Type.Optional(TokenReports) },
  sign: { ...SignaturesInput.properties, cardUid: Type.Optional(CardUid) },
  handOverCard: { ...SignaturesInput.properties, cardUid: CardUid },
  enterPdl: PdlInput.properties,
};

/** Inputs that hold personal data; they are on record where they belong, and a step keeps only their digest. */
export const personalActions: ReadonlySet<ActionName> = new Set(['revise', 'enterPdl']);
