/** What something means to whoever reads it. Colour shows it, an icon and a word say it. */
export const tones = ['good', 'attention', 'bad', 'news', 'quiet'] as const;

export type Tone = (typeof tones)[number];
