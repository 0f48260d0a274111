import { Type } from 'typebox';
import { orNull, UnitCode } from '../schema.ts';
import { unitKinds } from './model.ts';

export const path = '/api/v1/units';

export const Name = Type.String({ minLength: 1, maxLength: 100 });

export const Address = Type.String({ maxLength: 35 });

export const Phone = Type.String({ maxLength: 15, pattern: '^[0-9+() -]*$' });

export const UnitBody = Type.Object(
  {
    unit: UnitCode,
    kind: Type.Enum([...unitKinds]),
    parent: orNull(UnitCode),
    name: Name,
    address: Address,
    phone: Phone,
  },
  { additionalProperties: false },
);

export const byUnit = Type.Object({ unit: UnitCode });
