export interface Account {
  readonly name: string;
  readonly displayName: string;
  readonly role: string;
  readonly password: string;
}

/** The demo's people, as its sign-in page tells them. */
export async function accountsOf(url: string): Promise<readonly Account[]> {
  const site = (await (await fetch(`${url}/api/v1/site`)).json()) as {
    demo: { accounts: readonly Account[] };
  };
  return site.demo.accounts;
}

export async function accountAt(url: string, name: string): Promise<Account> {
  const account = (await accountsOf(url)).find((one) => one.name === name);
  if (account === undefined) throw new Error(`the demo has no ${name}`);
  return account;
}
