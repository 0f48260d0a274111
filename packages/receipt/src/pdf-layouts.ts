import type { CustomTableLayout } from 'pdfmake/interfaces.js';

const rule = '#9aa5b1';
const shade = '#eef2f6';

export const plain: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 1,
  paddingBottom: () => 1,
};

export const underlined: CustomTableLayout = {
  ...plain,
  hLineWidth: (i) => (i === 1 ? 1 : 0),
  hLineColor: () => rule,
  paddingBottom: () => 4,
};

export const boxed: CustomTableLayout = {
  hLineWidth: () => 0.7,
  vLineWidth: () => 0.7,
  hLineColor: () => rule,
  vLineColor: () => rule,
  fillColor: () => shade,
  paddingTop: () => 5,
  paddingBottom: () => 2,
};
