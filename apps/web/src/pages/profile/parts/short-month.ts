/** `Okt 26` of YYYYMM, for axes and narrow columns. */
export function shortMonth(month: string, language: 'id' | 'en'): string {
  const at = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(4)) - 1));
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  const name = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(at);
  return `${name} ${month.slice(2, 4)}`;
}
