import { parseArgs } from 'node:util';

export interface PagesPlan {
  readonly json: boolean;
  /** How often one goes to each page and back; the first time is told by itself, since it loads the page's script. */
  readonly rounds: number;
  /** Only pages whose name contains this. */
  readonly only: string;
}

export function pagesPlan(): PagesPlan {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      only: { type: 'string' },
    },
  });
  return {
    json: values.json,
    rounds: Number(values.rounds ?? (values.quick ? 2 : 6)),
    only: values.only ?? (values.quick ? 'custom' : ''),
  };
}
