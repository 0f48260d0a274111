import { Type } from 'typebox';

/** Who may inquire and buy over HTTP: a clerk's counter, or a partner's own server. */
export const sellers = ['counter', 'partner'] as const;

export const Channel = Type.String({
  pattern: '^[0-9]{4}$',
  description:
    'Where the customer pays, by merchant category (6021 counter, 6011 ATM); 6021 when absent',
});
