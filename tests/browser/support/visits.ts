import type { Access, RouteEntry } from '@setrum/web/route-entry';
import type { Desk } from './desk.ts';
import type { Examples } from './examples.ts';

/** A page as tests and screenshots open it. */
export interface Visit {
  /** For file names: `customers`, `design-system`. */
  readonly name: string;
  readonly path: string;
  /** Who opens it; nobody when absent. */
  readonly as?: string;
}

/** The demo's people in the order in which they are asked whether they may open a page. */
const people = ['budi', 'maya', 'lina', 'tono', 'rina', 'adi', 'agus', 'dian'];

/** Every page of the table, opened by somebody who may. */
export async function visitsTo(
  routes: readonly RouteEntry[],
  desk: Desk,
  examples: Examples,
): Promise<readonly Visit[]> {
  const visits: Visit[] = [];
  for (const { path, access, example } of routes) {
    const as = await personFor(access, desk);
    visits.push({
      name: nameOf(path),
      path: example ?? filled(path, examples),
      ...(as === undefined ? {} : { as }),
    });
  }
  return visits;
}

/** `/customers/:idpel` is `customers-one`, beside the list `customers`. */
export function nameOf(path: string): string {
  return path
    .replace(/\/:\w+$/, '/one')
    .replaceAll(/\/:\w+/g, '')
    .slice(1)
    .replaceAll('/', '-');
}

function filled(path: string, examples: Examples): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = Object.entries(examples).find(([key]) => key === name)?.[1];
    if (value === undefined) throw new Error(`no example of ${name} for ${path}`);
    return String(value);
  });
}

async function personFor(access: Access, desk: Desk): Promise<string | undefined> {
  if (access === 'public') return undefined;
  const wanted = typeof access === 'string' ? [access] : access;
  for (const name of people) {
    const { permissions } = await desk.get<{ permissions: readonly string[] }>(name, '/session');
    if (access === 'signed-in' || wanted.some((one) => permissions.includes(one))) return name;
  }
  throw new Error(`none of the demo's people may open a page for ${wanted.join(', ')}`);
}
