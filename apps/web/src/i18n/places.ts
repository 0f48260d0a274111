/** The names of the places in a text: `{name}`, or `{count#row|rows}` for a word that follows a number. */
export type PlacesOf<Text extends string> = Text extends `${string}{${infer Place}}${infer Rest}`
  ? NameOf<Place> | PlacesOf<Rest>
  : never;

type NameOf<Place extends string> = Place extends `${infer Name}#${string}` ? Name : Place;

export type Values = Readonly<Record<string, string | number>>;

const place = /\{(\w+)(?:#([^|}]*)\|([^}]*))?\}/g;

/** A text with its places filled; `{count#row|rows}` becomes the first word when the value is 1. Places without a value stay. */
export function fill(text: string, values: Values = {}): string {
  return text.replace(place, (whole, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (one === undefined) return String(value);
    return (Number(value) === 1 ? one : many) ?? whole;
  });
}

/** The names of the places of a text, each once, in order of the alphabet. */
export function placesOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(place)].map(([, name]) => name ?? ''))].sort();
}
