import { SetrumError } from '@setrum/errors';

/**
 * The text of a UTF-8 file, its byte order mark dropped. Throws SETRUM_CSV_NOT_TEXT for other bytes, and for NUL, which no text has and
 * every workbook or UTF-16 file has; SETRUM_CSV_TOO_LARGE beyond `mostBytes`.
 */
export async function* textOf(
  source: AsyncIterable<Uint8Array>,
  mostBytes: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new SetrumError('SETRUM_CSV_TOO_LARGE', { mostBytes });
    yield decoded(decoder, chunk);
  }
  yield decoded(decoder);
}

function decoded(decoder: TextDecoder, chunk?: Uint8Array): string {
  let text: string;
  try {
    text = decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (error) {
    throw new SetrumError('SETRUM_CSV_NOT_TEXT', {}, { cause: error });
  }
  if (text.includes('\0')) throw new SetrumError('SETRUM_CSV_NOT_TEXT');
  return text;
}

/**
 * The first line's delimiter and the whole text again. A semicolon in the first line, the one of the column names, means semicolons: they
 * are what spreadsheets write where the comma is the decimal sign.
 */
export async function withDelimiter(
  text: AsyncGenerator<string>,
  mostChars: number,
): Promise<{ readonly delimiter: ',' | ';'; readonly text: AsyncIterable<string> }> {
  let head = '';
  while (!/[\r\n]/.test(head) && head.length <= mostChars) {
    const next = await text.next();
    if (next.done === true) break;
    head += next.value;
  }
  const [line = ''] = head.split(/[\r\n]/, 1);
  return { delimiter: line.includes(';') ? ';' : ',', text: joined(head, text) };
}

async function* joined(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield head;
  yield* rest;
}
