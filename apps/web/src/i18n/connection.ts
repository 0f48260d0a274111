const whole = new Intl.NumberFormat('id-ID');

/** Tariff and power of a connection, in both languages: `R1T / 2.200 VA`. */
export const connectionText = (tariff: string, powerVa: number): string =>
  `${tariff} / ${whole.format(powerVa)} VA`;
