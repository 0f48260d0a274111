import { either, object, optional, text, whole } from '../agent/shape.ts';
import { emulatorVerbs } from './emulator-verbs.ts';
import { type Verb, verb } from './verb.ts';

const nothing = object({});
const name = text(/^[\x20-\x7e]{1,128}$/);
const visitId = text(/^[0-9a-f-]{36}$/);
const saleId = text(/^[\x21-\x7e]{8,64}$/);
const ofSale = object({ saleId });
const ofSaleAtReader = object({ saleId, reader: optional(name) });
const amountCents = whole(1, 1e12);
const byNumber = either(
  object({ meterNo: text(/^\d{11}(?:\d{2})?$/) }),
  object({ idpel: text(/^\d{12}$/) }),
);

/** The verbs of version 1, `hello` and `cancel` apart, which belong to the connection (docs/loket.md). */
export const verbs: Readonly<Record<string, Verb>> = {
  readers: verb(nothing, ({ desk }) => ({ readers: desk.readers() })),
  visit: verb(
    object({ reader: optional(name) }),
    ({ desk }, { reader }, signal) => desk.visit({ reader, signal }),
    true,
  ),
  inspect: verb(
    object({ reader: optional(name) }),
    ({ desk }, { reader }, signal) => desk.inspect({ reader, signal }),
    true,
  ),
  find: verb(byNumber, ({ desk }, by) => desk.find(by)),
  confirm: verb(object({ visitId, holder: text(/^[^\p{Cc}]{1,64}$/u) }), ({ desk }, params) =>
    desk.confirm(params.visitId, params.holder),
  ),
  buy: verb(object({ visitId, amountCents, saleId }), ({ desk }, params, signal) =>
    desk.buy({ ...params, signal }),
  ),
  sale: verb(ofSale, ({ desk }, params) => desk.sale(params.saleId)),
  pending: verb(nothing, ({ desk }) => ({ sales: desk.pending() })),
  resume: verb(ofSaleAtReader, ({ desk }, params, signal) =>
    desk.resume(params.saleId, { reader: params.reader, signal }),
  ),
  write: verb(ofSaleAtReader, ({ desk }, params, signal) =>
    desk.writeAgain(params.saleId, { reader: params.reader, signal }),
  ),
  paper: verb(ofSale, ({ desk }, params) => desk.giveOnPaper(params.saleId)),
  callOff: verb(ofSale, ({ desk }, params) => desk.cancel(params.saleId)),
  today: verb(object({ day: optional(text(/^\d{4}-\d{2}-\d{2}$/)) }), ({ desk }, { day }) =>
    desk.today(day),
  ),
  print: verb(ofSale, ({ desk }, params) => desk.print(params.saleId)),
  reprint: verb(ofSale, ({ desk }, params) => desk.reprint(params.saleId)),
  ...emulatorVerbs,
};

/** The verbs that an agent has: those of emulated readers only where they are. */
export function bridgeVerbNames(isEmulated: boolean): readonly string[] {
  const names = ['hello', 'cancel', ...Object.keys(verbs)];
  return isEmulated ? names : names.filter((name) => !Object.hasOwn(emulatorVerbs, name));
}
