import { catalogue } from '@setrum/errors';

/** docs/errors.md, made from the catalogue; a test compares the two. */
export function errorsPage(): string {
  const sections = Object.entries(catalogue).map(
    ([code, entry]) => `## ${code}

HTTP ${entry.http ?? '-'} · ISO 8583 bit 39 ${entry.iso ?? '-'}

${entry.id} *${entry.action.id}*

${entry.en} *${entry.action.en}*
`,
  );
  return `# Errors

Made by \`npx setrum errors --markdown > docs/errors.md\` from \`packages/errors/src/catalogue/\`; do not edit.

Decide by the code: it never changes its meaning. Over HTTP it is the \`code\` of an RFC 9457 problem, in ISO 8583 it becomes the
response code in bit 39; "-" means that the error never travels that way. Each code has its message and, in italics, what to do, in
Indonesian and English. Words in {braces} are filled in.

${sections.join('\n')}`;
}
