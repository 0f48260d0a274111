import { SetrumError } from '@setrum/errors';
import { sql } from 'kysely';
import type { AnyTransaction } from '../../platform/index.ts';
import { type NumberParts, NumberTemplate } from './template.ts';

/** The templates of the numbers that AP2T gives out. */
export interface NumberRules {
  /** 18 digits. */
  readonly agenda: string;
  /** 13 digits, what banks are paid under: one series for the whole utility. */
  readonly registration: string;
  /** 12 digits. */
  readonly idpel: string;
  /** Registers of documents. */
  readonly document: string;
  /** The type digit of an agenda number. */
  readonly types: Readonly<Record<string, string>>;
}

/**
 * As the SOP's sample reads (agenda 53425·05·1·150115·0237, IDPEL 53425·2904966). What the registration number and the type digits other
 * than 1 are made of is not public: ours.
 */
export const defaultNumberRules: NumberRules = {
  agenda: '{unit}{channel}{type}{yymmdd}{serial:4}',
  registration: '{upi}{serial:10}{luhn}',
  idpel: '{unit}{serial:7}',
  document: '{serial:4}/{document}/{unit}/{roman}/{yyyy}',
  types: { PB: '1', PD: '2', PS: '3', MIGRASI: '4', DUA_ARAH: '5', PENGADUAN: '6' },
};

/** The forms that numbers must have, whatever the rules. */
const forms = { agenda: /^\d{18}$/, registration: /^\d{13}$/, idpel: /^\d{12}$/ } as const;

const templates = new Map<string, NumberTemplate>();

function templateOf(text: string): NumberTemplate {
  const known = templates.get(text) ?? new NumberTemplate(text);
  templates.set(text, known);
  return known;
}

/**
 * Gives out the next number of a kind, in the transaction that uses it: nobody else gets it, and it is not spent when the transaction
 * fails. Throws SETRUM_NUMBERS_EXHAUSTED when the series is at its end.
 */
export async function allotNumber(
  transaction: AnyTransaction,
  rules: NumberRules,
  kind: 'agenda' | 'registration' | 'idpel' | 'document',
  parts: NumberParts,
): Promise<string> {
  const template = templateOf(rules[kind]);
  const { rows } = await sql<{ serial: number }>`
    select ap2t.next_number(${`${kind} ${template.scope(parts)}`}) as serial`.execute(transaction);
  const serial = rows[0]?.serial ?? Number.NaN;
  if (!(serial < 10 ** template.serialDigits))
    throw new SetrumError('SETRUM_NUMBERS_EXHAUSTED', { kind, series: template.scope(parts) });
  return template.number(parts, serial);
}

/** What is wrong with rules: one line each. */
export function problemsOfNumbers(rules: NumberRules): readonly string[] {
  const sample = { unit: '53425', day: '2015-01-15', channel: '05', type: '1', document: 'SIP' };
  return (['agenda', 'registration', 'idpel', 'document'] as const).flatMap((kind) => {
    try {
      const number = new NumberTemplate(rules[kind]).number(sample, 1);
      const form = kind === 'document' ? null : forms[kind];
      return form === null || form.test(number)
        ? []
        : [`${kind}: ${number} is not of the form ${form.source}`];
    } catch (error) {
      return [`${kind}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}
