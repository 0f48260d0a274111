import type { TSchema } from 'typebox';
import { type Form, forms } from '../data/vocabulary.ts';

/** What stands at a place of the data. */
export type Standing =
  | { readonly is: 'value'; readonly form: Form; readonly choice: Choice | null }
  | { readonly is: 'list'; readonly of: TSchema }
  | { readonly is: 'group' };

/** A value that is one of a few; `labels` names the template's table of their names. */
export interface Choice {
  readonly labels: string;
  readonly values: readonly string[];
}

/** What a schema has at `place` (`a.b.c`), nullable or not; null: there is no such place. */
export function standingAt(schema: TSchema, place: string): Standing | null {
  let at: Facts | undefined = factsOf(schema);
  for (const name of place.split('.')) at = at?.properties?.[name] && factsOf(at.properties[name]);
  return at === undefined ? null : standingOf(at);
}

/** The value of `place` in plain data; undefined where a group on the way is null. */
export function valueAt(data: unknown, place: string): unknown {
  let at = data;
  for (const name of place.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return at;
}

/** What a JSON schema of ours can say. */
interface Facts {
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly items?: TSchema;
  readonly enum?: readonly string[];
  readonly as?: string;
  readonly labels?: string;
}

/** A schema without its "or null". */
function factsOf(schema: TSchema): Facts {
  const { anyOf } = schema as { readonly anyOf?: readonly TSchema[] };
  return (anyOf?.[0] ?? schema) as Facts;
}

function standingOf(facts: Facts): Standing | null {
  if (facts.items !== undefined) return { is: 'list', of: facts.items };
  if (facts.properties !== undefined) return { is: 'group' };
  const form = forms.find((one) => one === facts.as);
  if (form === undefined) return null;
  const { labels, enum: values } = facts;
  const choice = labels === undefined || values === undefined ? null : { labels, values };
  return { is: 'value', form, choice };
}

/** Every value, list and group that may be missing, by its place, in order; of a list its members follow under `row`. */
export function placesIn(schema: TSchema, before = ''): readonly Place[] {
  const { properties = {} } = factsOf(schema);
  return Object.entries(properties).flatMap(([name, inner]): readonly Place[] => {
    const place = `${before}${name}`;
    const standing = standingOf(factsOf(inner));
    const mayBeEmpty = 'anyOf' in inner;
    if (standing?.is === 'value') return [{ place, mayBeEmpty, form: standing.form }];
    if (standing?.is === 'group') {
      const group: readonly Place[] = mayBeEmpty ? [{ place, mayBeEmpty, form: 'group' }] : [];
      return [...group, ...placesIn(inner, `${place}.`)];
    }
    if (standing?.is !== 'list') return [];
    const member = standingOf(factsOf(standing.of));
    const rows: readonly Place[] =
      member?.is === 'value'
        ? [{ place: `${place}: row`, mayBeEmpty: false, form: member.form }]
        : placesIn(standing.of, `${place}: row.`);
    return [{ place, mayBeEmpty, form: 'list' }, ...rows];
  });
}

/** A place of which a template may speak. */
export interface Place {
  readonly place: string;
  readonly mayBeEmpty: boolean;
  readonly form: Form | 'list' | 'group';
}
