import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { documentKinds } from '../kind.ts';
import { templateProblems } from './check.ts';
import { digestOf } from './digest.ts';
import { checkTemplates, loadTemplates } from './load.ts';
import type { Block, Template } from './schema.ts';

const labels = { product: { postpaid: 'A', prepaid: 'B', 'prepaid-nfc': 'C' } };
const sip = (...body: object[]): object => ({ edition: 'uji', labels, body, foot: 'kaki' });
const text = (words: string): Block => ({ block: 'text', text: words });
const problems = (...body: object[]) => templateProblems('SIP', sip(...body));

describe('what is wrong with a template', () => {
  test('nothing, of those that come along', async () => {
    const templates = await loadTemplates(null);
    for (const kind of documentKinds) assert.deepEqual(templateProblems(kind, templates[kind]), []);
  });

  test('a place that the document does not have is told with where it stands', () => {
    assert.deepEqual(problems(text('Yth. {applicant.name}'), text('{applicant.nickname}')), [
      {
        code: 'SETRUM_TEMPLATE_PLACE_UNKNOWN',
        place: '/body/1/text',
        params: { placeholder: 'applicant.nickname' },
      },
    ]);
    const wrong = ['{applicant}', '{costs}', '{row.amountCents}', '{__proto__.x}', '{constructor}'];
    for (const place of wrong) assert.equal(problems(text(place)).length, 1, place);
  });

  test('of several things wrong all are told', () => {
    const found = problems(text('{a} {b}'), { block: 'heading', text: '{totalCents|tanggal}' });
    assert.deepEqual(
      found.map(({ code, place }) => [code, place]),
      [
        ['SETRUM_TEMPLATE_PLACE_UNKNOWN', '/body/0/text'],
        ['SETRUM_TEMPLATE_PLACE_UNKNOWN', '/body/0/text'],
        ['SETRUM_TEMPLATE_FORMATTER_WRONG', '/body/1/text'],
      ],
    );
  });

  test('a formatter that is unknown or takes other values', () => {
    const codes = (words: string) => problems(text(words)).map(({ code }) => code);
    assert.deepEqual(codes('{totalCents|terbilang} {dueOn|hariTanggal}'), []);
    assert.deepEqual(codes('{totalCents|tanggal}'), ['SETRUM_TEMPLATE_FORMATTER_WRONG']);
    assert.deepEqual(codes('{totalCents|toString}'), ['SETRUM_TEMPLATE_FORMATTER_WRONG']);
  });

  test('braces and bold without their partners', () => {
    for (const words of ['{idpel', 'idpel}', '{}', '{ idpel }', '{idpel|}', '**a', '{a b}']) {
      assert.deepEqual(
        problems(text(words)).map(({ code }) => code),
        ['SETRUM_TEMPLATE_TEXT_WRONG'],
        words,
      );
    }
  });

  test('a code without a name', () => {
    assert.deepEqual(problems(text('{application}')), [
      {
        code: 'SETRUM_TEMPLATE_LABEL_MISSING',
        place: '/body/0/text',
        params: { label: 'application.PB' },
      },
    ]);
  });

  test('conditions on what is not there, or can never be', () => {
    const when = (condition: object) =>
      problems({ block: 'text', when: [condition], text: 'x' }).map(({ code, place }) => [
        code,
        place,
      ]);
    assert.deepEqual(when({ place: 'previous', filled: true }), []);
    assert.deepEqual(when({ place: 'asked.product', is: ['prepaid'] }), []);
    const place = '/body/0/when/0';
    assert.deepEqual(when({ place: 'previus', filled: true }), [
      ['SETRUM_TEMPLATE_PLACE_UNKNOWN', place],
    ]);
    assert.deepEqual(when({ place: 'asked.product', is: ['nfc'] }), [
      ['SETRUM_TEMPLATE_CONDITION_WRONG', place],
    ]);
    assert.deepEqual(when({ place: 'asked', is: ['x'] }), [
      ['SETRUM_TEMPLATE_CONDITION_WRONG', place],
    ]);
  });

  test('rows are known in the columns of a table, and nowhere else', () => {
    const column = { title: 'x', value: '{index} {row.amountCents}', width: '*' };
    const table = { block: 'table', of: 'costs', columns: [column] };
    assert.deepEqual(problems(table), []);
    assert.deepEqual(
      problems({ ...table, of: 'cost' }).map(({ place }) => place),
      ['/body/0/of'],
    );
    const totals = [{ label: '{row.amountCents}', value: 'x' }];
    assert.deepEqual(
      problems({ ...table, totals }).map(({ place }) => place),
      ['/body/0/totals/0/label'],
    );
  });

  test('what is no template: the block that is meant is told, not every block', () => {
    const shape = (candidate: unknown) =>
      templateProblems('SIP', candidate).map(({ code, place }) => [code, place]);
    const code = 'SETRUM_TEMPLATE_SHAPE';
    assert.deepEqual(shape(sip({ block: 'lyrics' })), [[code, '/body/0/block']]);
    assert.deepEqual(shape(sip(text('a'), { block: 'text', text: 'a', colour: 'red' })), [
      [code, '/body/1/colour'],
    ]);
    assert.deepEqual(shape(sip({ block: 'list', marks: 'stars', items: 'a' })), [
      [code, '/body/0/marks'],
    ]);
    for (const candidate of [null, 'x', [], {}, sip()])
      assert.equal(shape(candidate)[0]?.[0], code);
  });
});

describe("an operator's templates", () => {
  let directory: string;
  let builtIn: Template;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'setrum-templates-'));
    builtIn = (await loadTemplates(null)).SIP;
  });
  after(() => rm(directory, { recursive: true, force: true }));

  const put = (name: string, content: unknown) =>
    writeFile(
      join(directory, name),
      typeof content === 'string' ? content : JSON.stringify(content),
    );

  test('win over those that come along', async () => {
    await put('sip.json', { ...builtIn, edition: 'UNIT 53425' });
    const templates = await loadTemplates(directory);
    assert.equal(templates.SIP.edition, 'UNIT 53425');
    assert.notEqual(digestOf(templates.SIP), digestOf(builtIn));
    assert.equal(templates.PK.edition, (await loadTemplates(null)).PK.edition);
  });

  test('that cannot be used are refused with file and place; all faults are found at once', async () => {
    await put('sip.json', { ...builtIn, foot: '{nothing}' });
    await put('pk.json', '{ "edition": ');
    await put('surat.json', {});
    const { templates, problems: found } = await checkTemplates(directory);
    assert.deepEqual(Object.keys(templates).length, documentKinds.length - 2);
    assert.deepEqual(
      found.map(({ code }) => code),
      ['SETRUM_TEMPLATE_PLACE_UNKNOWN', 'SETRUM_TEMPLATE_UNREADABLE', 'SETRUM_TEMPLATE_UNKNOWN'],
    );
    const [first] = found;
    assert.deepEqual(first?.params, {
      template: join(directory, 'sip.json'),
      place: '/foot',
      placeholder: 'nothing',
    });
    await assert.rejects(loadTemplates(directory), SetrumError);
    await assert.rejects(loadTemplates(join(directory, 'none')), {
      code: 'SETRUM_TEMPLATE_UNREADABLE',
    });
  });
});

test('the digest of a template does not depend on how it is written down', () => {
  assert.equal(
    digestOf({ a: 1, b: [{ c: null, d: 'x' }] }),
    digestOf({ b: [{ d: 'x', c: null }], a: 1 }),
  );
  assert.notEqual(digestOf({ a: [1, 2] }), digestOf({ a: [2, 1] }));
});
