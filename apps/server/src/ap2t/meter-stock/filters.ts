import { type Static, Type } from 'typebox';
import type { StockQuery } from './list.ts';
import { Kind, ModelId, State, Unit } from './schema.ts';

/** Which meters a list or an export is of, as a query string. */
export const Filters = Type.Object({
  unit: Type.Optional(Unit),
  state: Type.Optional(State),
  kind: Type.Optional(Kind),
  modelId: Type.Optional(ModelId),
  q: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 20,
      description: 'Beginning of a meter number or factory number',
    }),
  ),
});

/** The same as a query. */
export function queryOf(filters: Static<typeof Filters>): StockQuery {
  const { unit = null, state = null, kind = null, modelId = null, q = null } = filters;
  return { unit, state, kind, modelId, q };
}
