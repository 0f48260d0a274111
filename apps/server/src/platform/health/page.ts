import type { HealthCheck } from './health.ts';

/** The parts' names for people; a part that is not here goes by the name it reports under. */
const partNames: Readonly<Record<string, string>> = {
  database: 'Basis data · database',
  keys: 'Kunci · keys',
  'first loop': 'Putaran pertama · first loop',
};

/** The health page for people. It renews itself while something is still starting. */
export function healthPage(ok: boolean, checks: Readonly<Record<string, HealthCheck>>): string {
  const rows = Object.entries(checks)
    .map(
      ([part, check]) =>
        `<tr><td>${escapeHtml(partNames[part] ?? part)}</td><td class="${check.ok ? 'ok' : 'no'}">${check.ok ? 'Siap · ready' : 'Belum · not yet'}</td><td>${escapeHtml(check.detail)}</td></tr>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Setrum: ${ok ? 'siap' : 'menyiapkan'}</title>${ok ? '' : '<meta http-equiv="refresh" content="2">'}
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin-bottom: 0; }
p.state { margin-top: .25rem; font-size: 1.1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid #8886; vertical-align: top; }
.ok { color: light-dark(#0a6b2d, #6fdc94); white-space: nowrap; } .no { color: light-dark(#a31515, #ff9d9d); white-space: nowrap; }
a { color: inherit; } nav { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin-top: 1.5rem; }
@media (max-width: 30rem) { td, th { display: block; border: 0; padding: .1rem 0; } tr { display: block; padding: .6rem 0; border-bottom: 1px solid #8886; } thead { display: none; } }
</style></head><body>
<main><h1>Setrum</h1>
<p class="state" role="status">${ok ? 'Semua siap. <span lang="en">Everything is up.</span>' : 'Sedang disiapkan… <span lang="en">Starting…</span>'}</p>
<table><thead><tr><th scope="col">Bagian · part</th><th scope="col">Keadaan · state</th><th scope="col">Keterangan · detail</th></tr></thead>
<tbody>
${rows}
</tbody></table>
<nav aria-label="Lanjut"><a href="/api/openapi.json">OpenAPI</a></nav></main></body></html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
