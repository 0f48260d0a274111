import { type Static, Type } from 'typebox';
import { Day, Line, Prose } from '../application/schema.ts';

const Person = Line(60);
const Register = Type.Integer({ minimum: 0, maximum: 99_999_999 });
const MeterNo = Type.String({ pattern: '^[0-9A-Z-]{4,20}$' });

/** What is given with the step `realise`. */
export const RealisationInput = Type.Object(
  {
    doneOn: { ...Day, description: 'The day (WIB) on which the fitter was there' },
    fitter: Person,
    installedMeter: Type.Optional({
      ...MeterNo,
      description: 'The meter put in; prepaid: the activated one. Left out where the meter stays',
    }),
    installed: Type.Optional(
      Type.Object(
        { lwbpKwh: Register, wbpKwh: Type.Optional(Register), kvarh: Type.Optional(Register) },
        { additionalProperties: false, description: 'What the meter put in shows' },
      ),
    ),
    removed: Type.Optional(
      Type.Object(
        {
          meterNo: Type.Optional(MeterNo),
          lwbpKwh: Type.Optional(Register),
          wbpKwh: Type.Optional(Register),
          kvarh: Type.Optional(Register),
          remainingDkwh: Type.Optional(
            Type.Integer({
              minimum: 0,
              maximum: 9_999_999,
              description: 'Credit left in a prepaid meter, tenths of a kWh',
            }),
          ),
        },
        { additionalProperties: false, description: 'The meter taken away, and what it shows' },
      ),
    ),
    seals: Type.Array(
      Type.Object(
        {
          place: Line(40),
          number: Line(30),
        },
        { additionalProperties: false },
      ),
      { maxItems: 12 },
    ),
    photos: Type.Optional(
      Type.Array(Type.String({ format: 'uuid' }), {
        maxItems: 20,
        uniqueItems: true,
        description: 'Attachments of the application that show the work',
      }),
    ),
    note: Type.Optional(Prose(500)),
  },
  { additionalProperties: false },
);
export type RealisationInput = Static<typeof RealisationInput>;

const SignedPaper = Type.Object(
  {
    paperNo: Type.String({ pattern: '^[\\x21-\\x7e]([\\x20-\\x7e]{0,59})$' }),
    signedBy: Person,
    signedOn: Day,
    witness: Type.Optional(Person),
  },
  { additionalProperties: false },
);

/** What is given with the step `sign`. */
export const SignaturesInput = Type.Object(
  {
    contract: { ...SignedPaper, description: 'SPJBTL' },
    minutes: Type.Optional({
      ...SignedPaper,
      description: 'BA; left out where no fitter was needed',
    }),
  },
  { additionalProperties: false },
);
export type SignaturesInput = Static<typeof SignaturesInput>;
