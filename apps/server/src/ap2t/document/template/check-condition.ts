import { type TObject, type TSchema, Type } from 'typebox';
import { standingAt } from './place.ts';
import type { TemplateProblem } from './problem.ts';
import type { Condition } from './text-schema.ts';

/** What is wrong with a condition: its place is not there, or is asked for what it can never be. */
export function conditionProblem(
  condition: Condition,
  place: string,
  schema: TObject,
): TemplateProblem[] {
  const asked = standingAt(schema, condition.place);
  if (asked === null) {
    const params = { placeholder: condition.place };
    return [{ code: 'SETRUM_TEMPLATE_PLACE_UNKNOWN', place, params }];
  }
  if ('filled' in condition) return [];
  const member = asked.is === 'list' ? standingAt(wrap(asked.of), 'member') : asked;
  if (member?.is !== 'value') return [wrong(place, `${condition.place} has no value of its own`)];
  const values = 'is' in condition ? condition.is : condition.not;
  const { choice } = member;
  const impossible = choice && values.find((value) => !choice.values.some((one) => one === value));
  return impossible === null || impossible === undefined
    ? []
    : [wrong(place, `${condition.place} is never ${impossible}`)];
}

function wrong(place: string, detail: string): TemplateProblem {
  return { code: 'SETRUM_TEMPLATE_CONDITION_WRONG', place, params: { detail } };
}

/** A member of a list, as if it were a place of its own. */
function wrap(member: TSchema): TObject {
  return Type.Object({ member });
}
