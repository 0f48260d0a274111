/** A stretch of a template's text: words as they are, or a place to be filled. */
export type Segment =
  | { readonly text: string; readonly bold: boolean }
  | { readonly place: string; readonly formatter: string | null; readonly bold: boolean };

/** A text that cannot be read: a brace or a `**` that has no partner. */
export class TextFault extends Error {}

const pattern = /\*\*|\{[^{}]*\}|[{}]/g;
const placePattern = /^\{([a-z]\w*(?:\.[a-z]\w*)*)(?:\|([a-zA-Z]+))?\}$/;

/** Takes a template's text apart: `{a.b|formatter}` is a place, `**` begins and ends bold. Throws {@link TextFault}. */
export function parseText(source: string): readonly Segment[] {
  const segments: Segment[] = [];
  let bold = false;
  let from = 0;
  const words = (until: number): void => {
    if (until > from) segments.push({ text: source.slice(from, until), bold });
  };
  for (const match of source.matchAll(pattern)) {
    const [sign] = match;
    words(match.index);
    from = match.index + sign.length;
    if (sign === '**') bold = !bold;
    else segments.push({ ...placeOf(sign), bold });
  }
  words(source.length);
  if (bold) throw new TextFault('** without its partner');
  return segments;
}

function placeOf(sign: string): { readonly place: string; readonly formatter: string | null } {
  const match = placePattern.exec(sign);
  if (match?.[1] === undefined) throw new TextFault(`${sign} is not a place`);
  return { place: match[1], formatter: match[2] ?? null };
}
