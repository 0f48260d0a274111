import { type TObject, type TSchema, Type } from 'typebox';
import { viewSchemaOf } from '../data/schemas.ts';
import { count } from '../data/vocabulary.ts';
import type { DocumentKind } from '../kind.ts';
import { conditionProblem } from './check-condition.ts';
import { shapeProblems } from './check-shape.ts';
import { textProblems } from './check-text.ts';
import { standingAt } from './place.ts';
import type { Labels, TemplateProblem } from './problem.ts';
import type { BlockOf, Template } from './schema.ts';
import type { Condition } from './text-schema.ts';

/** Members of a template that are not text. */
const settings = new Set(['block', 'of', 'align', 'look', 'marks', 'empty', 'width']);

/** Everything that is wrong with a template of a kind; empty: it may be used. */
export function templateProblems(kind: DocumentKind, candidate: unknown): TemplateProblem[] {
  const wrong = shapeProblems(candidate);
  if (wrong.length > 0) return wrong;
  const { labels, body, foot } = candidate as Template;
  const scope = { schema: viewSchemaOf(kind), labels };
  return [...walk(body, '/body', scope), ...walk(foot, '/foot', scope)];
}

/** A table of the template, whose columns speak of the members of a list. */
type TableNode = Pick<BlockOf<'table'>, 'of' | 'columns'>;

const isTable = (node: object): node is TableNode => 'of' in node;

interface Scope {
  readonly schema: TObject;
  readonly labels: Labels;
}

/** Checks every text and condition below `node`; within a table's columns `row` and `index` are known too. */
function walk(node: unknown, place: string, scope: Scope): TemplateProblem[] {
  if (typeof node === 'string') return textProblems(node, place, scope.schema, scope.labels);
  if (Array.isArray(node)) {
    return node.flatMap((inner, n) => walk(inner, `${place}/${n}`, scope));
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, inner]: [string, unknown]) => {
    const at = `${place}/${name}`;
    if (settings.has(name)) return [];
    if (name === 'when') return conditionProblems(inner as readonly Condition[], at, scope);
    if (name === 'columns' && isTable(node)) return inTable(node, place, scope);
    return walk(inner, at, scope);
  });
}

function inTable(table: TableNode, place: string, scope: Scope): TemplateProblem[] {
  const list = standingAt(scope.schema, table.of);
  if (list?.is === 'list') {
    const schema = withRow(scope.schema, list.of);
    return walk(table.columns, `${place}/columns`, { ...scope, schema });
  }
  const params = { placeholder: table.of };
  return [{ code: 'SETRUM_TEMPLATE_PLACE_UNKNOWN', place: `${place}/of`, params }];
}

function withRow(schema: TObject, row: TSchema): TObject {
  return Type.Object({ ...schema.properties, row, index: count() });
}

function conditionProblems(conditions: readonly Condition[], place: string, { schema }: Scope) {
  return conditions.flatMap((condition, n) => conditionProblem(condition, `${place}/${n}`, schema));
}
