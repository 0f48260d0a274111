import { catalogue, type SetrumError } from '@setrum/errors';
import { Type } from 'typebox';

/** A coded error inside an answer. */
export const Told = Type.Object({
  code: Type.String(),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  messages: Type.Object({ id: Type.String(), en: Type.String() }),
  action: Type.Object({ id: Type.String(), en: Type.String() }),
});

/** The same of an error. */
export function toldJson(error: SetrumError) {
  const { code, params } = error;
  const messages = { id: error.text('id'), en: error.text('en') };
  return { code, params, messages, action: catalogue[code].action };
}
