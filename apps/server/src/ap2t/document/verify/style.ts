import { createHash } from 'node:crypto';

/** The look of the verification page; light or dark as the reader's device is set. */
export const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --quiet: #4a5560; --line: #c4ccd4; --paper: #ffffff; --ground: #eef2f5;
  --accent: #0b5a7a; --on-accent: #ffffff; --good: #0b6b32; --warn: #8a4b00; --bad: #a31515; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf0; --quiet: #a8b3bd; --line: #46505a; --paper: #1c2126; --ground: #12161a;
  --accent: #7cc7e6; --on-accent: #0c1a21; --good: #72dc9a; --warn: #f2b866; --bad: #ff9c9c; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 40rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.15rem; margin: 0 0 1rem; color: var(--accent); }
[lang=en] { color: var(--quiet); }
article { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; overflow: hidden; }
.state { padding: 1.1rem 1.25rem; border-left: .5rem solid var(--tone); display: flex; gap: .9rem; align-items: flex-start; }
.state svg { flex: none; width: 2.25rem; height: 2.25rem; fill: none; stroke: var(--tone); stroke-width: 2.5; stroke-linecap: round; stroke-linejoin: round; }
.state p { margin: 0; } .state p + p { margin-top: .5rem; } .state [lang=en] { display: block; } .state strong { font-size: 1.2rem; line-height: 1.3; color: var(--tone); display: block; }
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
button { background: var(--accent); color: var(--on-accent); border-color: transparent; font-weight: 600; cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (max-width: 30rem) { dl div { grid-template-columns: 1fr; } }
`;

/** What names the style in a content security policy: nothing else on the page is styled, nothing runs. */
export const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;
