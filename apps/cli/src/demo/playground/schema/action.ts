import type { Chip } from '@setrum/card';
import { type Static, Type } from 'typebox';
import { OneOf } from './common.ts';

/** Chips that a counter without a key of its own can write: the others have the centre prove a key for each session. */
export const playgroundChips = [
  'NTAG216',
  'MIFARE-CLASSIC-1K',
  'ISO-7816-4',
] as const satisfies readonly Chip[];

export const PlaygroundChip = OneOf(playgroundChips);

const closed = { additionalProperties: false } as const;

const action = <const Name extends string, Rest extends Parameters<typeof Type.Object>[0]>(
  name: Name,
  rest: Rest,
) => Type.Object({ action: Type.Literal(name), ...rest }, closed);

/** What a visitor can do. */
export const Action = Type.Union([
  action('advance', {
    hours: Type.Integer({ minimum: 1, maximum: 1_464 }),
    watts: Type.Integer({ minimum: 0, maximum: 20_000, description: 'What is switched on' }),
  }),
  action('press', {
    keys: Type.String({ pattern: '^[0-9]{0,24}$', description: 'What is typed before ENTER' }),
  }),
  action('tap', {}),
  action('lay', {}),
  action('lift', {}),
  action('inquire', {}),
  action('buy', { amountRupiah: Type.Integer({ minimum: 1, maximum: 10_000_000 }) }),
  action('resume', {}),
  action('print', {}),
  action('tamper', { on: Type.Boolean() }),
  action('clear-tamper', { by: OneOf(['keypad', 'card'] as const) }),
  action('line', { line: OneOf(['up', 'cut', 'lost'] as const) }),
  action('tear', {
    atWrite: Type.Union([Type.Integer({ minimum: 1, maximum: 64 }), Type.Null()]),
  }),
  action('reset', { chip: PlaygroundChip }),
]);

export type Action = Static<typeof Action>;
