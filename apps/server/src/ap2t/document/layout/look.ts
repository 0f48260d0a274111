/** Colours and measures that all papers share; points. */
export const ink = '#1b1f24';
export const quiet = '#57606a';
export const rule = '#a9b4be';
export const shade = '#eef3f7';
export const accent = '#0b5a7a';

export const sizes = { small: 8, body: 9.1, heading: 10, title: 13.5, callout: 19, token: 12 };

/** A4, and 20 mm at the sides. */
export const page = { width: 595.28, height: 841.89, side: 57, top: 34, foot: 62 };

export const textWidth = page.width - 2 * page.side;
