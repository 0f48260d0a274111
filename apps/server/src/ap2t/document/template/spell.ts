const small = [
  '',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
];
const scales: readonly (readonly [number, string])[] = [
  [1e12, 'triliun'],
  [1e9, 'miliar'],
  [1e6, 'juta'],
];

/** A whole number, 0 to 999 trillion, in Indonesian words (terbilang): 2,062,000 is `dua juta enam puluh dua ribu`. */
export function spelled(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 1e15) {
    throw new RangeError(`cannot be written in words: ${value}`);
  }
  return value === 0 ? 'nol' : words(value).join(' ');
}

/** An amount in rupiah x 100 in words; the sen only where there are any. */
export function spelledRupiah(cents: number): string {
  const sen = cents % 100;
  const rupiah = `${spelled((cents - sen) / 100)} rupiah`;
  return sen === 0 ? rupiah : `${rupiah} ${spelled(sen)} sen`;
}

function words(value: number): readonly string[] {
  for (const [size, name] of scales) {
    if (value >= size) return [...words(Math.floor(value / size)), name, ...words(value % size)];
  }
  if (value >= 2000) return [...words(Math.floor(value / 1000)), 'ribu', ...words(value % 1000)];
  if (value >= 1000) return ['seribu', ...words(value % 1000)];
  if (value >= 200) return [...words(Math.floor(value / 100)), 'ratus', ...words(value % 100)];
  if (value >= 100) return ['seratus', ...words(value % 100)];
  if (value >= 20) return [...words(Math.floor(value / 10)), 'puluh', ...words(value % 10)];
  if (value >= 12) return [...words(value % 10), 'belas'];
  return value === 0 ? [] : [small[value] ?? ''];
}
