import { texts } from '../../../i18n/language.ts';

export const workTexts = texts(
  {
    note: 'Permohonan yang menunggu di unit Anda, yang paling lama menunggu di atas.',
    forYou: 'Untuk Anda',
    stage: 'Tahap',
    everyStage: 'Semua yang terbuka',
    waiting: 'Menunggu',
    since: 'Sejak',
    customer: 'Pelanggan',
    service: 'TMP',
    target: 'Target',
    nextStep: 'Langkah Anda',
    nothing: 'Tidak ada yang menunggu',
    nothingText: 'Pilih tahap lain di atas, atau entri permohonan baru dari menu.',
  },
  {
    note: 'Applications that wait in your units, the longest waiting first.',
    forYou: 'For you',
    stage: 'Stage',
    everyStage: 'Everything open',
    waiting: 'Waiting',
    since: 'Since',
    customer: 'Customer',
    service: 'Service level',
    target: 'Target day',
    nextStep: 'Your step',
    nothing: 'Nothing is waiting',
    nothingText: 'Choose another stage above, or enter a new application from the menu.',
  },
);
