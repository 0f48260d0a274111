/** A value of field 39 and what it means; texts for people, Indonesian and English. */
export interface ResponseCode {
  readonly code: string;
  readonly id: string;
  readonly en: string;
}

const row = (code: string, id: string, en: string): ResponseCode => ({ code, id, en });

/**
 * Four-digit codes of the 2003 style, merged from three public clients; the texts are ours. They disagree in two
 * places: 0016 and 0077 both tell the customer to see PLN, and 0015 is a wrong registration number on non-taglis.
 */
export const responseCodes2003: readonly ResponseCode[] = [
  row('0000', 'Berhasil', 'Done'),
  row('0005', 'Kesalahan lain', 'Another error'),
  row('0006', 'Mitra diblokir', 'Partner blocked'),
  row('0008', 'Di luar jam layanan', 'Outside service hours'),
  row('0009', 'Rekening tidak aktif atau salah', 'Account inactive or wrong'),
  row('0011', 'Harus sign-on dahulu', 'Sign-on needed first'),
  row(
    '0012',
    'Sudah lewat waktu, tidak dapat dibatalkan',
    'Settled or too late, cannot be reversed',
  ),
  row('0013', 'Nominal tidak terdaftar', 'Amount not offered'),
  row('0014', 'Nomor meter atau pelanggan tidak dikenal', 'Unknown meter or customer number'),
  row('0015', 'IDPEL atau nomor registrasi salah', 'Wrong customer or registration number'),
  row('0016', 'Pelanggan diblokir, hubungi PLN', 'Customer blocked, contact PLN'),
  row('0030', 'Pesan tidak sesuai format', 'Message not in the agreed format'),
  row('0031', 'Bank tidak terdaftar', 'Unknown bank'),
  row('0032', 'Switching atau mitra tidak terdaftar', 'Unknown switching or partner'),
  row('0033', 'Produk tidak terdaftar', 'Unknown product'),
  row('0041', 'Di bawah pembelian minimum', 'Below the minimum purchase'),
  row('0042', 'Di atas pembelian maksimum', 'Above the maximum purchase'),
  row('0045', 'Biaya admin tidak sesuai', 'Wrong admin fee'),
  row('0046', 'Saldo deposit tidak cukup', 'Deposit too low'),
  row('0047', 'Jumlah kWh melebihi batas', 'Energy above the maximum'),
  row('0048', 'Nomor registrasi kedaluwarsa', 'Registration number expired'),
  row('0063', 'Tidak ada pembayaran', 'No payment found'),
  row('0068', 'Waktu tunggu habis', 'Timed out'),
  row('0077', 'Pelanggan ditangguhkan, hubungi PLN', 'Customer suspended, contact PLN'),
  row('0088', 'Tagihan sudah lunas', 'Already paid'),
  row('0089', 'Tagihan belum tersedia', 'Bill not available'),
  row('0090', 'Sedang cut-off', 'Cut-off running'),
  row('0092', 'Nomor referensi switching tidak dikenal', 'Unknown switching reference'),
  row('0093', 'Nomor audit atau referensi salah', 'Wrong trace number or reference'),
  row('0094', 'Reversal atau advice sudah dilakukan', 'Reversal or advice already done'),
  row('0096', 'Tidak ditemukan di hilir, advice gagal', 'Not found downstream, advice failed'),
  row(
    '0097',
    'Switching atau bank berbeda dari inquiry',
    'Switching or bank differs from the inquiry',
  ),
  row('0098', 'Nomor referensi PLN salah', 'Wrong PLN reference'),
  row('0099', 'Sedang diproses', 'In process'),
];

/**
 * Two-digit codes of a gateway of the 1987 style. Confirmed: 17, 18, 61, 75, 77. Inferred from the four-digit
 * codes that end alike: the others. Seen without a meaning, and so not here: 66, 73, 78, 82, 98.
 */
export const responseCodes1987: readonly ResponseCode[] = [
  ...['00', '06', '09', '13', '14', '16', '31', '32', '33', '47', '63', '90', '96'].flatMap(
    (code) =>
      responseCodes2003.filter((row) => row.code === `00${code}`).map((row) => ({ ...row, code })),
  ),
  row('17', 'Denominasi salah', 'Wrong denomination'),
  row(
    '18',
    'Status belum pasti, tanya lagi setelah 5 menit',
    'In doubt, ask again after 5 minutes',
  ),
  row('61', 'Saldo deposit tidak cukup', 'Deposit too low'),
  row('75', 'Di bawah pembelian minimum', 'Below the minimum purchase'),
  row('77', 'Nomor meter salah', 'Wrong meter number'),
];

/** The row of a code of either length; undefined for a code that nobody has explained. */
export function responseCode(code: string): ResponseCode | undefined {
  return byCode.get(code);
}

const byCode = new Map(
  [...responseCodes2003, ...responseCodes1987].map((entry) => [entry.code, entry]),
);

/**
 * Field 39 of the 1987 style for a four-digit code: those that a gateway's client explains, else the last two digits [inferred].
 * A time-out is its `in doubt, ask again`; 77 is its wrong meter number, so a suspended subscriber is 16.
 */
export function responseCode1987(code: string): string {
  return explained1987[code] ?? code.slice(-2);
}

const explained1987: Readonly<Record<string, string>> = {
  '0013': '17',
  '0014': '77',
  '0041': '75',
  '0046': '61',
  '0068': '18',
  '0077': '16',
};
