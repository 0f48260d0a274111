import type { Help } from '../help-text.ts';

export const meterHelp: Help = {
  id: {
    what: 'Satu meter: di mana terpasang, load profile yang dibawa kartu, nasib tokennya, dan catatan persediaan.',
    steps: [
      'Load profile: stand, pemakaian, sisa kredit, tegangan dan tamper tiap bulan.',
      '“Ditandatangani meter” berarti angka itu terbukti dari meter; loket tidak dapat mengubahnya.',
      'Tabel Token menunjukkan apakah kWh yang dijual sudah masuk ke meter.',
      'Clear tamper dan Ganti meter dikerjakan di halaman pelanggannya.',
    ],
  },
  en: {
    what: 'One meter: where it hangs, the load profile that cards have brought, what became of its tokens, and the record of the stock.',
    steps: [
      'Load profile: register, use, credit left, voltage and tamper of each month.',
      '“Signed by the meter” means that the figures are proved to be the meter’s; a counter cannot change them.',
      'The table of tokens shows whether the kWh that were sold have reached the meter.',
      'Clear tamper and Replace the meter are done on the page of its customer.',
    ],
  },
};
