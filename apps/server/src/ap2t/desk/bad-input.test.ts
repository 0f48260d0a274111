import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Operation, operationsOf } from '../../test-support/bad-input/operations.ts';
import {
  type Attempt,
  send,
  thinned,
  wrongAddresses,
  wrongBodies,
  wrongContents,
} from '../../test-support/bad-input/requests.ts';
import type { Schema } from '../../test-support/bad-input/schema.ts';
import { digests } from '../../test-support/crashing-world.ts';
import { type DeskAnswer, type DeskHttp, openDesk } from '../../test-support/desk-http.ts';
import { takenTo } from '../../test-support/desk-stages.ts';
import { createDeskWorld, type DeskWorld } from '../../test-support/desk-world.ts';

const mostTold = 30;

describe('every route of customer service, asked wrongly', () => {
  let world: DeskWorld;
  let desk: DeskHttp;
  let operations: readonly Operation[];
  const tokens = new Map<string, string>();
  before(async () => {
    world = await createDeskWorld();
    desk = await openDesk(world);
    operations = operationsOf(desk.http.swagger());
    for (const { role } of operations)
      if (role !== null && !tokens.has(role)) tokens.set(role, await desk.session(role));
    await takenTo(world, 'posted');
  });
  after(async () => {
    await desk?.close();
    await world?.close();
  });

  /** Sends each attempt; gives those that were not answered as they must be, and leaves nothing behind. */
  const refused = async (
    attemptsOf: (operation: Operation) => Iterable<Attempt>,
    isRight: (answer: DeskAnswer) => boolean,
  ): Promise<number> => {
    const before = await digests(world.database);
    const wrong: string[] = [];
    const isWanted = thinned(2015);
    let count = 0;
    for (const operation of operations) {
      const token = tokens.get(operation.role ?? '') ?? null;
      for (const attempt of attemptsOf(operation)) {
        if (!isWanted(attempt)) continue;
        count += 1;
        const answer = await send(desk, token, operation, attempt);
        if (isRight(answer)) continue;
        const { method, path } = operation;
        const said = JSON.stringify(attempt.body ?? attempt.query ?? attempt.path ?? attempt.key);
        wrong.push(
          `${method} ${path} ${attempt.at} ${said?.slice(0, 120)}: ${answer.status} ${answer.code}`,
        );
      }
    }
    assert.deepEqual(wrong.slice(0, mostTold), [], `${wrong.length} of ${count}`);
    assert.deepEqual(await digests(world.database), before);

    return count;
  };
  const isCoded = ({ status, code }: DeskAnswer) =>
    status >= 400 && status < 500 && (code ?? '').startsWith('SETRUM_');
  const isBadRequest = (answer: DeskAnswer) =>
    isCoded(answer) && answer.code === 'SETRUM_BAD_REQUEST';

  test('says of everything that it takes where its ends are', () => {
    const open = operations.flatMap(({ method, path, body, parameters }) =>
      [
        ...(body === null ? [] : [['body', body] as const]),
        ...parameters.map(({ in: place, name, schema }) => [`${place} ${name}`, schema] as const),
      ].flatMap(([at, schema]) => openEnds(schema, `${method} ${path} ${at}`)),
    );
    assert.deepEqual(open, []);
    assert.ok(operations.length > 90);
  });

  test('refuses a body with anything wrong in it, and keeps nothing', async () => {
    assert.ok((await refused(wrongBodies, isBadRequest)) > 1_500);
  });

  test('refuses what is no JSON, too long or too deep, and keeps nothing', async () => {
    assert.ok((await refused(wrongContents, isBadRequest)) > 100);
  });

  test('refuses wrong addresses, queries and request keys, and keeps nothing', async () => {
    assert.ok((await refused(wrongAddresses, isCoded)) > 500);
  });
});

/** Places in a schema that take more than anybody means: text of any length or kind, numbers and lists without an end, unknown members. */
function openEnds(schema: Schema, at: string): readonly string[] {
  const { type, properties = {}, items, anyOf = [] } = schema;
  if (schema.enum !== undefined || 'const' in schema) return [];
  const inside = [
    ...anyOf.flatMap((one) => openEnds(one, at)),
    ...Object.entries(properties).flatMap(([name, one]) => openEnds(one, `${at}.${name}`)),
    ...(items === undefined ? [] : openEnds(items, `${at}[]`)),
  ];
  const isText = type === 'string' && schema.pattern === undefined && schema.format === undefined;
  // A query is not kept: it may be any text, of some length.
  const isOpen =
    (isText && (/ body/.test(at) || schema.maxLength === undefined)) ||
    (type === 'integer' && (schema.minimum === undefined || schema.maximum === undefined)) ||
    (type === 'array' && schema.maxItems === undefined) ||
    (type === 'object' && schema.additionalProperties !== false);
  return isOpen ? [`${at} (${type})`, ...inside] : inside;
}
