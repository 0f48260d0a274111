import type { FeatureName } from './features.ts';
import type { Reason, ReasonCode } from './model.ts';
import { figuresOf, type Grounds } from './reason-figures.ts';
import { wordsOf } from './reason-texts.ts';
import { contribution, type Weights } from './weights.ts';

/** Which features make a reason. */
const FEATURES_OF: Readonly<Record<ReasonCode, readonly FeatureName[]>> = {
  fall: [
    ...(['fallTenth', 'fallFifth', 'fallTwoFifths'] as const),
    ...(['fallThreeFifths', 'fallFourFifths', 'fallAll'] as const),
    ...(['sureness', 'lasting', 'recentDeep'] as const),
  ],
  'below-peers': ['belowHalf', 'belowQuarter', 'belowTenth'],
  balance: ['balanceFor', 'balanceAgainst'],
  tamper: ['tamper', 'tamperAgain', 'tamperElsewhere'],
  'books-short': ['booksShort'],
  'books-over': ['booksOver'],
  jump: ['jumps'],
  forged: ['forged'],
  restored: ['restored'],
};

/** Every reason that moves the score, with its figures and its share of the log-odds, the heaviest first. */
export function reasonsOf(grounds: Grounds, weights: Weights): readonly Reason[] {
  const { features, place } = grounds.examined;
  return (Object.keys(FEATURES_OF) as ReasonCode[])
    .filter((code) => FEATURES_OF[code].some((name) => features[name] !== 0))
    .map((code) => {
      const weight = FEATURES_OF[code].reduce(
        (sum, name) => sum + contribution(weights, features, name),
        0,
      );
      const figures = figuresOf[code](grounds);
      const told = { figures, isAgainst: weight > 0, place: place?.name ?? '' };
      return { code, weight: Math.round(weight * 100) / 100, figures, ...wordsOf[code](told) };
    })
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
