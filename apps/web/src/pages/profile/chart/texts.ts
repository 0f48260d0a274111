import { texts } from '../../../i18n/language.ts';

export const chartTexts = texts(
  {
    chartSays: '{name}: terendah {least} {unit} ({leastAt}), tertinggi {most} {unit} ({mostAt}).',
    chartEmpty: 'Belum ada angka.',
  },
  {
    chartSays: '{name}: lowest {least} {unit} ({leastAt}), highest {most} {unit} ({mostAt}).',
    chartEmpty: 'No figures yet.',
  },
);
