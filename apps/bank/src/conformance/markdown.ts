import { scenarios } from './scenarios/index.ts';

const opening = `# Conformance

\`npx setrum conformance --host HOST --port PORT\` plays these scenarios against a host, from the place of a bank: our own host, and the one of a partner
that answers in our name. \`--help\` lists what it can be told: the bank's numbers, a meter, a second port with the length framing, a registration and
a customer whose bills may be paid and taken back. What cannot be tried with what it was told is skipped, with the reason. \`--json\` prints one object with the
messages of every scenario; token digits are masked.

A run sells a few tokens of the amount of \`--amount\` and takes back every payment, so it may be repeated; when the meter has had what a month allows, or
the deposit is used up, the scenarios that sell are skipped and say so. It ends with 0 when none failed, else with 1.

**Certainty.** *confirmed*: public samples or public client code show it. *inferred*: follows from them, or is usual; no public source says it. *ours*: what
our host promises, and what we ask of one that stands in for it.

This page is made from the scenarios: \`npx setrum conformance --markdown > docs/conformance.md\`.

| scenario | rule | certainty | source |
|---|---|---|---|
`;

/** The page docs/conformance.md. */
export function conformancePage(): string {
  const rows = scenarios.map(
    ({ id, rule }) => `| \`${id}\` | ${rule.text} | ${rule.certainty} | ${rule.source} |\n`,
  );
  return opening + rows.join('');
}
