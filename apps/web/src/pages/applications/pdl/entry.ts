import { dkwhOf } from '../steps/form.ts';
import { groupNames, groups, type PdlField } from './fields.ts';
import type { PdlData, PdlValue } from './model.ts';

/** What was typed, by field; a field that is not here is as proposed. */
export type Typed = Readonly<Record<string, string>>;

const fields: readonly PdlField[] = groupNames.flatMap((name) => [...groups[name]]);

/** Whether a field may be given another value than is proposed. */
export const mayDiffer = ({ fixed, name }: PdlField, proposal: PdlData): boolean =>
  !fixed || (proposal[name] ?? null) === null;

/** A value as it is typed: rupiah without cents, kWh with a comma. */
export function textOf({ form }: PdlField, value: PdlValue): string {
  if (value === null) return '';
  if (form === 'money') return String(Number(value) / 100);
  if (form === 'energy') return String(Number(value) / 10).replace('.', ',');
  return String(value);
}

/** What a text comes to; undefined: nothing was typed, or not of its form. */
export function valueTyped({ form }: PdlField, text: string): string | number | undefined {
  const given = text.trim();
  if (given === '') return undefined;
  if (form === 'energy') return dkwhOf(given) ?? undefined;
  if (form !== 'whole' && form !== 'money') return given;
  if (!/^\d{1,15}$/.test(given)) return undefined;
  return form === 'money' ? Number(given) * 100 : Number(given);
}

/** Fields of which what was typed cannot be read. */
export function unreadable(typed: Typed): readonly string[] {
  return fields
    .filter((field) => (typed[field.name] ?? '').trim() !== '')
    .filter((field) => valueTyped(field, typed[field.name] ?? '') === undefined)
    .map(({ name }) => name);
}

/** The body of the step: only what is to be otherwise than proposed. */
export function inputOf(proposal: PdlData, typed: Typed): Record<string, string | number> {
  const input: Record<string, string | number> = {};
  for (const field of fields) {
    const text = typed[field.name];
    if (text === undefined || !mayDiffer(field, proposal)) continue;
    const value = valueTyped(field, text);
    if (value !== undefined && value !== (proposal[field.name] ?? null)) input[field.name] = value;
  }
  return input;
}
