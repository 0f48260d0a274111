export type { Characters } from './characters.ts';
export { type Codec, createCodec } from './codec/codec.ts';
export { type Dialect, exchange, type MessageType, type MessageUse } from './codec/dialect.ts';
export { type FieldSpec, fixed, lllvar, llvar } from './codec/field.ts';
export { type IsoMessage, requireField } from './codec/message.ts';
export { Iso8583Error, type Iso8583ErrorCode, type Place } from './error.ts';
export { type Framing, frame } from './framing/frame.ts';
export { FrameReader, type FrameReaderOptions, type Frames } from './framing/reader.ts';
export { defineLayout, type Layout } from './layout/layout.ts';
export {
  base64,
  code,
  count,
  hundredths,
  type LayoutValue,
  list,
  literal,
  type Part,
  text,
  wholeRupiah,
} from './layout/part.ts';
export {
  CARD_FIELD,
  CARD_MAILBOX_BYTES,
  CARD_REPORT_BYTES,
  cardField,
  cardLayouts,
} from './pln/card-extension.ts';
export {
  type PlnDialect,
  type PlnLayouts,
  plnDialect1987,
  plnDialect2003,
} from './pln/dialect.ts';
export { plnFields1987, processingCodes1987 } from './pln/fields-1987.ts';
export { plnFields2003, plnProducts } from './pln/fields-2003.ts';
export {
  amountLayout,
  amountLayout1987,
  originalLayout,
  originalLayout1987,
} from './pln/layouts-common.ts';
export { nonTaglisLayouts } from './pln/layouts-nontaglis.ts';
export { postpaidLayouts } from './pln/layouts-postpaid.ts';
export { prepaidLayouts } from './pln/layouts-prepaid.ts';
export { type NetworkAction, networkAction, networkActions } from './pln/network-actions.ts';
export {
  type ResponseCode,
  responseCode,
  responseCode1987,
  responseCodes1987,
  responseCodes2003,
} from './pln/response-codes.ts';
export { usualFields2003 } from './pln/usual-fields.ts';
