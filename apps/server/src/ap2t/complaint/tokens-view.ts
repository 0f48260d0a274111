import { Type } from 'typebox';
import { Nullable, OneOf } from '../application/schema.ts';
import { tokenKinds } from '../token-request/model.ts';
import { RequestView } from '../token-request/schema.ts';

const Text = Type.String();
const Count = Type.Integer();

/** The tokens of a complaint. */
export const TokensView = {
  tokens: Type.Array(RequestView),
  digits: Nullable(
    Type.Array(
      Type.Object({
        requestId: Text,
        orderId: Text,
        position: Count,
        kind: OneOf(tokenKinds),
        value: Count,
        part: Count,
        of: Count,
        digits: Text,
      }),
      {
        description:
          'In the order in which they are entered; null for callers who may not see them',
      },
    ),
  ),
};
