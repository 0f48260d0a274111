import type { TObject } from 'typebox';
import { formatters } from './format.ts';
import { type Choice, standingAt } from './place.ts';
import type { Labels, TemplateProblem } from './problem.ts';
import { parseText, type Segment, TextFault } from './text.ts';

/** What is wrong with one text: braces, places that are not there, formatters that do not fit, codes without a name. */
export function textProblems(
  text: string,
  place: string,
  schema: TObject,
  labels: Labels,
): TemplateProblem[] {
  let segments: readonly Segment[];
  try {
    segments = parseText(text);
  } catch (error) {
    if (!(error instanceof TextFault)) throw error;
    return [{ code: 'SETRUM_TEMPLATE_TEXT_WRONG', place, params: { detail: error.message } }];
  }
  return segments.flatMap((segment) =>
    'place' in segment ? placeProblems(segment, place, schema, labels) : [],
  );
}

function placeProblems(
  { place: placeholder, formatter }: Extract<Segment, { place: string }>,
  place: string,
  schema: TObject,
  labels: Labels,
): TemplateProblem[] {
  const standing = standingAt(schema, placeholder);
  if (standing?.is !== 'value') {
    return [{ code: 'SETRUM_TEMPLATE_PLACE_UNKNOWN', place, params: { placeholder } }];
  }
  const wrong: TemplateProblem[] = [];
  if (formatter !== null && !fits(formatter, standing.form)) {
    const params = { formatter, placeholder };
    wrong.push({ code: 'SETRUM_TEMPLATE_FORMATTER_WRONG', place, params });
  }
  const { choice } = standing;
  return choice === null ? wrong : [...wrong, ...labelProblems(choice, place, labels)];
}

function fits(formatter: string, form: string): boolean {
  if (!Object.hasOwn(formatters, formatter)) return false;
  return formatters[formatter]?.takes.some((one) => one === form) === true;
}

function labelProblems(
  { labels: table, values }: Choice,
  place: string,
  labels: Labels,
): TemplateProblem[] {
  const named = Object.hasOwn(labels, table) ? labels[table] : undefined;
  const missing = values.find((value) => named?.[value] === undefined);
  if (missing === undefined) return [];
  const params = { label: `${table}.${missing}` };
  return [{ code: 'SETRUM_TEMPLATE_LABEL_MISSING', place, params }];
}
