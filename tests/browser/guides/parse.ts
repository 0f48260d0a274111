/** What a step of a guide says is done or seen, in the order of its words. */
export type Mark =
  /** `**Simpan permohonan**`: the control of this name is pressed. */
  | { readonly kind: 'press'; readonly name: string }
  /** ``**`DEWI LESTARI`**``: what bears these data is pressed: a row, a link. */
  | { readonly kind: 'pressData'; readonly name: string }
  /** ``**Nama** … `NI LUH` ``: the field of this name is filled in. */
  | { readonly kind: 'fill'; readonly name: string; readonly value: string }
  /** `*Terbayar*`: the screen says so, or the command before it in the step. */
  | { readonly kind: 'see'; readonly text: string }
  /** `<kbd>Enter</kbd>`: the key is pressed. */
  | { readonly kind: 'key'; readonly key: string }
  /** `http://127.0.0.1:8080/work` in backticks: the page is opened. */
  | { readonly kind: 'open'; readonly path: string }
  /** A block of `sh`: it is run. */
  | { readonly kind: 'run'; readonly command: string };

export interface Step {
  readonly number: number;
  readonly text: string;
  readonly marks: readonly Mark[];
}

export interface Guide {
  readonly title: string;
  /** The numbered lines, which are carried out. */
  readonly steps: readonly Step[];
  /** What the rest of the text names: headings apart, that of troubles, say. */
  readonly told: readonly Mark[];
  /** Addresses of pictures and links. */
  readonly links: readonly string[];
}

/** Reads a guide. Throws where its steps are not numbered 1, 2, 3 … */
export function parseGuide(markdown: string): Guide {
  const steps: Step[] = [];
  const rest: string[] = [];
  let open: { readonly number: number; text: string } | null = null;
  const close = (): void => {
    if (open !== null) steps.push({ ...open, marks: marksOf(open.text) });
    open = null;
  };
  for (const line of markdown.split('\n')) {
    const begun = /^(\d+)\. (.*)$/.exec(line);
    if (begun !== null) {
      close();
      open = { number: Number(begun[1]), text: begun[2] ?? '' };
    } else if (open !== null && /^(?: {2,}|$)/.test(line)) {
      open.text += `\n${line.trim()}`;
    } else {
      close();
      rest.push(line);
    }
  }
  close();
  for (const [at, { number }] of steps.entries())
    if (number !== at + 1) throw new Error(`step ${number} stands in place ${at + 1}`);
  const links = [...markdown.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(
    ([, address]) => address ?? '',
  );
  return {
    title: /^# (.*)$/m.exec(markdown)?.[1] ?? '',
    ...{ steps, links, told: marksOf(rest.join('\n')) },
  };
}

/** Where `npm start` serves. */
export const usualAddress = 'http://127.0.0.1:8080';

const mark =
  /```sh\n(?<command>[\s\S]*?)\n```|\*\*`(?<data>[^`]+)`\*\*|\*\*(?<name>[^*]+)\*\*|\*(?<text>[^*]+)\*|<kbd>(?<key>[^<]+)<\/kbd>|`(?<value>[^`]+)`/g;

function marksOf(markdown: string): readonly Mark[] {
  const marks: Mark[] = [];
  let named: string | null = null;
  for (const { groups = {} } of markdown.replaceAll(/!\[[^\]]*\]\([^)]*\)/g, '').matchAll(mark)) {
    const { command, data, name, text, key, value } = groups;
    if (value !== undefined && named !== null) {
      marks[marks.length - 1] = { kind: 'fill', name: named, value };
      named = null;
      continue;
    }
    if (value?.startsWith(usualAddress))
      marks.push({ kind: 'open', path: value.slice(usualAddress.length) });
    named = name === undefined ? null : oneLine(name);
    if (named !== null) marks.push({ kind: 'press', name: named });
    else if (command !== undefined) marks.push({ kind: 'run', command });
    else if (data !== undefined) marks.push({ kind: 'pressData', name: data });
    else if (text !== undefined) marks.push({ kind: 'see', text: oneLine(text) });
    else if (key !== undefined) marks.push({ kind: 'key', key });
  }
  return marks;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
