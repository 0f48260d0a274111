import { type IconName, iconPaths } from './icons.ts';

export interface IconProps {
  readonly name: IconName;
  /** In CSS pixels; 16 goes with text. */
  readonly size?: number;
  /** What it says where no word stands beside it; without, readers of screens skip it. */
  readonly label?: string;
}

/** One of our line icons. */
export function Icon({ name, size = 16, label }: IconProps) {
  const named =
    label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it is named by aria-label, or hidden
    <svg
      {...named}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      focusable="false"
      style={{ flex: 'none' }}
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
