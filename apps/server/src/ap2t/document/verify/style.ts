import { createHash } from 'node:crypto';

/** The look of the verification page; light or dark as the reader's device is set. */
export const style = `
:root { color-scheme: light dark; --ink: light-dark(#1b1f24, #e8ecf0); --quiet: light-dark(#4a5560, #a8b3bd); --line: light-dark(#c4ccd4, #46505a);
  --paper: light-dark(#ffffff, #1c2126); --ground: light-dark(#eef2f5, #12161a); --accent: light-dark(#0b5a7a, #7cc7e6);
  --good: light-dark(#0b6b32, #72dc9a); --warn: light-dark(#8a4b00, #f2b866); --bad: light-dark(#a31515, #ff9c9c); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 40rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.15rem; margin: 0 0 1rem; color: var(--accent); }
[lang=en] { color: var(--quiet); }
article { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; overflow: hidden; }
.state { padding: 1.1rem 1.25rem; border-left: .5rem solid var(--tone); display: flex; gap: .9rem; align-items: flex-start; }
.state svg { flex: none; width: 2.25rem; height: 2.25rem; fill: none; stroke: var(--tone); stroke-width: 2.5; stroke-linecap: round; stroke-linejoin: round; }
.state p { margin: 0; } .state strong { font-size: 1.2rem; line-height: 1.3; color: var(--tone); display: block; }
.good { --tone: var(--good); } .warn { --tone: var(--warn); } .bad { --tone: var(--bad); }
dl { margin: 0; padding: .25rem 1.25rem 1rem; border-top: 1px solid var(--line); }
dl div { display: grid; grid-template-columns: 11rem 1fr; gap: .1rem 1rem; padding: .6rem 0; border-bottom: 1px solid var(--line); }
dl div:last-child { border-bottom: 0; }
dt { color: var(--quiet); } dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; } dd [lang=en], dt [lang=en] { font-weight: 400; font-size: .9rem; display: block; }
.advice { margin: 1rem .25rem 0; } .advice span { display: block; }
form { margin-top: 1.5rem; } label { display: block; margin-bottom: .4rem; font-weight: 600; } label span { font-weight: 400; }
.row { display: flex; gap: .5rem; flex-wrap: wrap; }
input, button { font: inherit; padding: .6rem .8rem; border-radius: .5rem; border: 1px solid var(--line); min-height: 2.75rem; }
input { flex: 1 1 16rem; min-width: 0; background: var(--paper); color: var(--ink); text-transform: uppercase; }
button { background: var(--accent); color: light-dark(#ffffff, #0c1a21); border-color: transparent; font-weight: 600; cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (max-width: 30rem) { dl div { grid-template-columns: 1fr; } }
`;

/** What names the style in a content security policy: nothing else on the page is styled, nothing runs. */
export const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;
