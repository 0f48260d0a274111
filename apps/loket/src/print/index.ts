export { choosePrinter, type PrinterChoice } from './choose.ts';
export { devicePrinter } from './device.ts';
export { type NetworkPrinterOptions, networkPrinter } from './network.ts';
export { pdfFolder } from './pdf-folder.ts';
export { type PaperSettings, type Printed, type Printer, usualPaper } from './printer.ts';
