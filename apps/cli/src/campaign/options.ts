import { InvalidArgumentError } from 'commander';

type Value = string | number;
export type KeyValues = Readonly<Record<string, Value>>;

const forms = {
  sgc: /^\d{6}$/,
  krn: /^[1-9]$/,
  ti: /^\d{2}$/,
  ken: /^\d{1,3}$/,
  baseDate: /^(1993|2014|2035)$/,
  keyType: /^[123]$/,
  dkga: /^(02|04)$/,
  ea: /^(07|11)$/,
} as const;
type Name = keyof typeof forms;

const numbers: readonly string[] = ['krn', 'ken', 'baseDate', 'keyType'];

/** What a meter's key must be, or is to become: `sgc=534250,krn=3`. */
export function parseKey(allowed: readonly Name[]): (text: string) => KeyValues {
  return (text) => {
    const pairs = text.split(',').map((pair): [string, Value] => {
      const [name = '', value = ''] = pair.split('=');
      const known = allowed.find((one) => one === name);
      if (known === undefined)
        throw new InvalidArgumentError(`of ${allowed.join(', ')}, like krn=3,baseDate=2035`);
      if (!forms[known].test(value)) throw new InvalidArgumentError(`${name}=${value} cannot be`);
      return [name, numbers.includes(name) ? Number(value) : value];
    });
    return Object.fromEntries(pairs);
  };
}

export const fromNames = ['sgc', 'krn', 'baseDate', 'keyType', 'dkga', 'ea'] as const;
export const targetNames = ['sgc', 'krn', 'ti', 'ken', 'baseDate', 'keyType', 'dkga'] as const;

export function parseCampaign(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text))
    throw new InvalidArgumentError('the number of a campaign, as `setrum campaign list` names it');
  return text;
}

export function parseDays(text: string): number {
  const days = Number(text);
  if (!/^\d{1,4}$/.test(text) || days < 1 || days > 3650)
    throw new InvalidArgumentError('days, 1 to 3650');
  return days;
}
