import { type Static, Type } from 'typebox';

const DemoAccount = Type.Object({
  name: Type.String(),
  displayName: Type.String(),
  role: Type.String(),
  password: Type.String({ description: "Nobody's secret: it is a demo" }),
});

/** What the server tells anybody about itself, before they sign in. */
export const SiteView = Type.Object({
  demo: Type.Union([Type.Object({ accounts: Type.Array(DemoAccount) }), Type.Null()], {
    description: 'The people of a demo; null outside of one',
  }),
  directory: Type.Boolean({
    description: 'One may sign in by a directory: /api/v1/session/oidc/start',
  }),
});

export type Site = Static<typeof SiteView>;
export type DemoAccount = Static<typeof DemoAccount>;
