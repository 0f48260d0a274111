import { valueAt } from './place.ts';
import type { Condition } from './text-schema.ts';

/** Whether all of the conditions hold; without any they do. */
export function holds(conditions: readonly Condition[] | undefined, data: unknown): boolean {
  return (conditions ?? []).every((condition) => holdsOne(condition, data));
}

function holdsOne(condition: Condition, data: unknown): boolean {
  const value = valueAt(data, condition.place);
  if ('filled' in condition) return isFilled(value) === condition.filled;
  const found: readonly unknown[] = Array.isArray(value) ? value : [value];
  return 'is' in condition
    ? found.some((one) => isOneOf(one, condition.is))
    : !found.some((one) => isOneOf(one, condition.not));
}

function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null;
}

function isOneOf(value: unknown, list: readonly (string | number)[]): boolean {
  return list.some((one) => one === value);
}
