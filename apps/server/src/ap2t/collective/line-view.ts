import { catalogue, textOf } from '@setrum/errors';
import { Type } from 'typebox';
import { type Caller, personalView } from '../../identity/index.ts';
import { Nullable, OneOf } from '../application/schema.ts';
import { allColumns } from './columns.ts';
import { type CollectiveLine, type LineCells, type LineProblem, lineStates } from './model.ts';

const Text = Type.String();
export const Texts = Type.Object({ id: Text, en: Text });

export const ProblemView = Type.Object({
  code: Text,
  params: Type.Record(Text, Type.Union([Text, Type.Number()])),
  messages: Texts,
  action: Texts,
});

export function problemView({ code, params }: LineProblem) {
  return { code, params, messages: textsOf({ code, params }), action: catalogue[code].action };
}

/** In one cell, for people. */
export function problemsText(problems: readonly LineProblem[]): string {
  return problems.map((problem) => textsOf(problem).id).join(' ');
}

/** A problem in both languages. */
export function textsOf({ code, params }: LineProblem) {
  return { id: textOf(code, 'id', params), en: textOf(code, 'en', params) };
}

export const LineView = Type.Object({
  line: Type.Integer({ description: 'Of the file; the first one has the names of the columns' }),
  state: OneOf(lineStates),
  agendaNo: Nullable(Text),
  problems: Type.Array(ProblemView),
  cells: Type.Object(Object.fromEntries(allColumns.map((column) => [column, Text]))),
});

export function lineView(
  { problems, cells, ...line }: CollectiveLine,
  unit: string,
  caller: Caller,
) {
  return { ...line, problems: problems.map(problemView), cells: shownCells(cells, unit, caller) };
}

/** Cells with the personal ones masked for those who may not see them. */
export function shownCells(cells: LineCells, unit: string, caller: Caller): LineCells {
  const personal = personalView(caller, unit);
  return {
    ...cells,
    nik: personal.identityNo(cells.nik),
    phone: personal.phone(cells.phone),
    email: personal.email(cells.email),
    address: personal.address(cells.address),
  };
}
