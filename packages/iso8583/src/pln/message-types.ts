import { exchange, type MessageType } from '../codec/dialect.ts';

/** 2003 style. Confirmed by samples and clients; inferred: nothing. */
export const messageTypes2003: readonly MessageType[] = [
  ...exchange('2100', '2110', 'inquiry'),
  ...exchange('2200', '2210', 'purchase'),
  ...exchange('2220', '2230', 'advice'),
  ...exchange('2221', '2231', 'advice', true),
  ...exchange('2400', '2410', 'reversal'),
  ...exchange('2401', '2411', 'reversal', true),
  ...exchange('2800', '2810', 'network'),
];

/**
 * 1987 style. Confirmed: 01xx, 04xx and 08xx (an open biller of 2011), 0200/0210 (both), 0220 and 0221 (a gateway).
 * Inferred: the answers 0230 and 0231. The gateway asks with 0200 and processing code 380000 instead of 0100.
 */
export const messageTypes1987: readonly MessageType[] = [
  ...exchange('0100', '0110', 'inquiry'),
  ...exchange('0200', '0210', 'purchase'),
  ...exchange('0220', '0230', 'advice'),
  ...exchange('0221', '0231', 'advice', true),
  ...exchange('0400', '0410', 'reversal'),
  ...exchange('0401', '0411', 'reversal', true),
  ...exchange('0800', '0810', 'network'),
];
