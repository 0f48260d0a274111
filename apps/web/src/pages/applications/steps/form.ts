import type { Application } from '../../records/application/model.ts';
import type { StepOrder } from './use-step.ts';

/** What a form of a step is given. */
export interface StepFormProps {
  readonly application: Application;
  readonly action: string;
  readonly busy: boolean;
  readonly onSend: (body: StepOrder['body']) => void;
}

/** Today at the utility (WIB), as a field of a day takes it. */
export function today(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
}

/** A whole number that was typed; undefined: nothing was. */
export function wholeOf(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text);
}

export const isWhole = (text: string): boolean => /^\d{0,8}$/.test(text.trim());

/** kWh with a comma or a point, as tenths; undefined: nothing was typed; null: not a number. */
export function dkwhOf(text: string): number | undefined | null {
  if (text.trim() === '') return undefined;
  const [, whole, tenth = '0'] = /^(\d{1,6})(?:[.,](\d))?$/.exec(text.trim()) ?? [];
  return whole === undefined ? null : Number(whole) * 10 + Number(tenth);
}

/** Without what was not filled in: empty texts and undefined. */
export function filledIn(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined && value !== ''),
  );
}
