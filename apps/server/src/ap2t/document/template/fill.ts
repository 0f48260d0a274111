import { type TObject, Type } from 'typebox';
import { count } from '../data/vocabulary.ts';
import { holds } from './condition.ts';
import { isBlank, lineOf, linesOf, type Source, unknown } from './fill-text.ts';
import type { FilledBlock, FilledDocument, FilledRow } from './filled.ts';
import { standingAt, valueAt } from './place.ts';
import type { Block, BlockOf, Template } from './schema.ts';

/**
 * A template filled from the data of a document: every place written, every condition decided, articles numbered.
 * The template must have been checked against `schema`.
 */
export function fillTemplate(
  { body, foot, labels }: Template,
  data: unknown,
  schema: TObject,
): FilledDocument {
  const source = { data, schema, labels };
  let articles = 0;
  const blocks = body
    .filter((block) => holds(block.when, data))
    .map((block) => {
      if (block.block === 'article') articles += 1;
      return filled(block, articles, source);
    });
  return { blocks, foot: linesOf(foot, source) };
}

function filled(block: Block, articles: number, source: Source): FilledBlock {
  const line = (text: string) => lineOf(text, source);
  switch (block.block) {
    case 'title': {
      const { text, under } = block;
      return {
        block: 'title',
        lines: linesOf(text, source),
        under: under === undefined ? [] : linesOf(under, source),
      };
    }
    case 'heading':
      return { block: 'heading', text: line(block.text) };
    case 'text':
      return { block: 'text', lines: linesOf(block.text, source), look: block.look ?? 'plain' };
    case 'list': {
      const { marks, look = 'plain', items } = block;
      return { block: 'list', marks, look, items: linesOf(items, source) };
    }
    case 'article': {
      const clauses = linesOf(block.clauses, source);
      return { block: 'article', number: articles, title: line(block.title), clauses };
    }
    case 'fields':
      return {
        block: 'fields',
        rows: fieldRows(block.rows, block.empty, source),
        beside: block.beside ? fieldRows(block.beside, block.empty, source) : null,
      };
    case 'table':
      return tableOf(block, source);
    case 'grid': {
      const rows = block.rows
        .filter(({ when }) => holds(when, source.data))
        .map(({ cells }) => cells.map((cell) => linesOf(cell, source)));
      return { block: 'grid', titles: block.titles.map(line), rows };
    }
    case 'callout':
      return calloutOf(block, source);
    case 'checks':
      return { block: 'checks', items: linesOf(block.items, source) };
    case 'signatures':
      return signaturesOf(block, source);
  }
}

function fieldRows(
  rows: BlockOf<'fields'>['rows'],
  empty: BlockOf<'fields'>['empty'] = 'dash',
  source: Source,
): FilledRow[] {
  return rows.flatMap(({ when, label, value }): FilledRow[] => {
    if (!holds(when, source.data)) return [];
    const written = { label: lineOf(label, source) };
    if (value === undefined) return [{ ...written, value: null }];
    if (!isBlank(value, source)) return [{ ...written, value: linesOf(value, source) }];
    if (empty === 'dash') return [{ ...written, value: [unknown] }];
    return empty === 'skip' ? [] : [{ ...written, value: null }];
  });
}

function tableOf(block: BlockOf<'table'>, source: Source): FilledBlock {
  const { of, columns, totals = [], none } = block;
  const list = standingAt(source.schema, of);
  const members = valueAt(source.data, of);
  if (list?.is !== 'list' || !Array.isArray(members)) throw new Error(`there is no list ${of}`);
  const schema = Type.Object({ ...source.schema.properties, row: list.of, index: count() });
  const rows = members.map((row: unknown, n) => {
    const data = { ...(source.data as object), row, index: n + 1 };
    return columns.map(({ value }) =>
      value === undefined ? [] : linesOf(value, { ...source, data, schema }),
    );
  });
  return {
    block: 'table',
    columns: columns.map(({ title, width, align = 'left', look = 'plain' }) => ({
      title: lineOf(title, source),
      width,
      align,
      look,
    })),
    rows,
    totals: pairs(totals, source),
    none: none === undefined ? null : lineOf(none, source),
  };
}

function calloutOf(block: BlockOf<'callout'>, source: Source): FilledBlock {
  const { label, value, note, beside } = block;
  return {
    block: 'callout',
    label: lineOf(label, source),
    value: lineOf(value, source),
    note: note === undefined ? null : lineOf(note, source),
    beside: pairs(beside, source),
  };
}

function signaturesOf({ parties, dateline }: BlockOf<'signatures'>, source: Source): FilledBlock {
  const present = parties.filter(({ when }) => holds(when, source.data));
  return {
    block: 'signatures',
    parties: present.map(({ heading, name, under, stamp = false }, n) => ({
      heading: linesOf(heading, source),
      dateline:
        dateline !== undefined && n === present.length - 1 ? lineOf(dateline, source) : null,
      name: name === undefined || isBlank(name, source) ? null : lineOf(name, source),
      under: under === undefined ? null : lineOf(under, source),
      stamp,
    })),
  };
}

function pairs(list: NonNullable<BlockOf<'table'>['totals']>, source: Source) {
  return list
    .filter(({ when }) => holds(when, source.data))
    .map(({ label, value }) => ({ label: lineOf(label, source), value: lineOf(value, source) }));
}
