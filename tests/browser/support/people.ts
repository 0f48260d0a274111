import { type Demo, demo } from './demo.ts';

interface Account {
  readonly name: string;
  readonly displayName: string;
  readonly role: string;
  readonly password: string;
}

/** The demo's people, as its sign-in page tells them. */
export async function accounts({ url }: Demo): Promise<readonly Account[]> {
  const site = (await (await fetch(`${url}/api/v1/site`)).json()) as {
    demo: { accounts: readonly Account[] };
  };
  return site.demo.accounts;
}

/** One of them. */
export async function accountOf(name: string): Promise<Account> {
  const account = (await accounts(await demo())).find((one) => one.name === name);
  if (account === undefined) throw new Error(`the demo has no ${name}`);
  return account;
}
