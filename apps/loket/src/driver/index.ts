export * from './contract/index.ts';
export {
  type DriverModule,
  type DriverOptions,
  READER_PORT,
  type ReaderDriver,
} from './driver.ts';
export {
  type CardImage,
  cardImageOf,
  cardImageText,
  parseCardImage,
  virtualCardOf,
} from './emulated/card-image.ts';
export { createEmulatedDriver, type EmulatedDriver, isEmulatedDriver } from './emulated/driver.ts';
export { usualReader } from './emulated/settings.ts';
export { importDriver, isOwnDriver, loadReaderDriver, ownBench } from './load.ts';
export { createPcscDriver } from './pcsc.ts';
