/** What a network message asks for. */
export type NetworkAction = 'sign-on' | 'sign-off' | 'echo';

/** Field 40 of a 2800 [inferred from the 1987 style] and field 70 of an 0800 [001 confirmed, the others from the standard]. */
export const networkActions: Readonly<Record<NetworkAction, string>> = {
  'sign-on': '001',
  'sign-off': '002',
  echo: '301',
};

/** Undefined for a value that nobody has explained. */
export function networkAction(code: string): NetworkAction | undefined {
  return byCode.get(code);
}

const byCode = new Map<string, NetworkAction>([
  [networkActions['sign-on'], 'sign-on'],
  [networkActions['sign-off'], 'sign-off'],
  [networkActions.echo, 'echo'],
]);
