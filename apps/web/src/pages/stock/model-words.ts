/** Registering models, and correcting them. */
export const modelId = {
  newModel: 'Daftarkan model',
  changeModel: 'Ubah model {model}',
  changeModelNote:
    'Bila sudah ada meter dari model ini, hanya merek, tipe dan ampere yang dapat diubah.',
  modelName: 'Nama model',
  modelNameHint: 'Huruf besar, angka, titik dan tanda hubung.',
  saveModel: 'Simpan model',
  required: 'Wajib diisi.',
  idWrong: 'Huruf besar, angka, titik dan tanda hubung saja.',
  amperesWrong: '1 sampai 1.000 ampere.',
  abilityMissing: 'Pilih sedikitnya satu.',
  'able-eas': 'Algoritma enkripsi (EA)',
  'able-dkgas': 'Algoritma kunci (DKGA)',
  'able-kctCounts': 'Banyaknya KCT',
  'able-baseDates': 'Tanggal dasar',
} as const;

export const modelEn: Readonly<Record<keyof typeof modelId, string>> = {
  newModel: 'Register a model',
  changeModel: 'Change the model {model}',
  changeModelNote:
    'Once there are meters of this model, only make, type and amperes can be changed.',
  modelName: 'Name of the model',
  modelNameHint: 'Capital letters, digits, dots and hyphens.',
  saveModel: 'Save the model',
  required: 'This is needed.',
  idWrong: 'Capital letters, digits, dots and hyphens only.',
  amperesWrong: '1 to 1,000 amperes.',
  abilityMissing: 'Choose at least one.',
  'able-eas': 'Encryption algorithm (EA)',
  'able-dkgas': 'Key algorithm (DKGA)',
  'able-kctCounts': 'Number of KCT',
  'able-baseDates': 'Base dates',
};
