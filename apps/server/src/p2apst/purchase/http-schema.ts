import { Type } from 'typebox';

export const Channel = Type.String({
  pattern: '^[0-9]{4}$',
  description:
    'Where the customer pays, by merchant category (6021 counter, 6011 ATM); 6021 when absent',
});
