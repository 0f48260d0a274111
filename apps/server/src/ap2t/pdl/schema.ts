import { type Static, Type } from 'typebox';
import { Day, Line } from '../application/schema.ts';
import { mostInstalments } from '../ujl/settle.ts';

const Register = Type.Integer({ minimum: 0, maximum: 99_999_999 });
const Amount = Type.Integer({ minimum: 0, maximum: 1_000_000_000_000_000, multipleOf: 100 });
const MeterNo = Type.String({ pattern: '^[0-9A-Z-]{4,20}$' });

/** Every field of a PDL, as it is given and told. */
export const pdlFields = {
  name: Line(60),
  identityNo: Type.String({ pattern: '^[0-9]{16}$' }),
  phone: Line(20, 5),
  email: Line(120, 3),
  address: Line(160),
  rtRw: Line(10),
  kddk: Line(20),
  substation: Line(20),
  pole: Line(20),
  purpose: Line(60),
  product: Type.Union([
    Type.Literal('postpaid'),
    Type.Literal('prepaid'),
    Type.Literal('prepaid-nfc'),
  ]),
  tariff: { ...Line(5), description: 'As written for the product: R1T is prepaid' },
  powerVa: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }),
  meterNo: MeterNo,
  meterMake: Line(40),
  meterType: Line(40),
  meterKind: Type.Union([Type.Literal('postpaid'), Type.Literal('keypad'), Type.Literal('nfc')]),
  factoryNo: Line(30),
  registerNo: Line(30),
  phases: Type.Union([Type.Literal(1), Type.Literal(3)]),
  removedMeterNo: MeterNo,
  removedLwbpKwh: Register,
  removedWbpKwh: Register,
  removedKvarh: Register,
  remainingDkwh: Type.Integer({ minimum: 0, maximum: 1_300_000 }),
  lastBilledLwbpKwh: Register,
  lastBilledWbpKwh: Register,
  bpCents: Amount,
  ujlCents: Amount,
  contractNo: Type.String({ pattern: '^[\\x21-\\x7e]([\\x20-\\x7e]{0,59})$' }),
  contractOn: Day,
  ppjCode: Line(10),
  stampCode: Line(4),
  mutationKind: Type.Union([
    Type.Literal('A'),
    Type.Literal('B'),
    Type.Literal('C'),
    Type.Literal('D'),
    Type.Literal('E'),
    Type.Literal('F'),
    Type.Literal('G'),
    Type.Literal('H'),
    Type.Literal('I'),
    Type.Literal('J'),
    Type.Literal('K'),
  ]),
  mutationMonth: Type.Integer({ minimum: 200_001, maximum: 299_912, description: 'YYYYMM' }),
  effectiveOn: Day,
  surplusWish: Type.Union([Type.Literal('token'), Type.Literal('cash')]),
  shortageWish: Type.Union([Type.Literal('bill'), Type.Literal('instalment')]),
  instalmentCount: Type.Integer({ minimum: 1, maximum: mostInstalments }),
} as const;

/**
 * What is given with the step `enterPdl`: the fields that are to be otherwise than proposed. A field that the papers fix may be given too,
 * and then has to agree with them.
 */
export const PdlInput = Type.Partial(Type.Object(pdlFields), { additionalProperties: false });
export type PdlInput = Static<typeof PdlInput>;
