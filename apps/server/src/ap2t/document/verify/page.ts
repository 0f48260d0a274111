import { formatters } from '../template/format.ts';
import { Html, html } from './html.ts';
import { style } from './style.ts';
import type { Verification } from './verify.ts';

type Text = readonly [id: string, en: string];

interface Verdict {
  readonly tone: 'good' | 'warn' | 'bad';
  readonly title: Text;
  readonly detail: Text;
}

const marks = {
  good: html`<path d="M20 6.5L9.5 17.5L4 12"/>`,
  warn: html`<path d="M12 3.5L22 20.5H2zM12 10v4.5M12 17.6v.1"/>`,
  bad: html`<path d="M6 6l12 12M18 6L6 18"/>`,
};

/** The page behind the QR: whether a paper is genuine and in force. Works without script; null: the code is not known. */
export function verificationPage(found: Verification | null): string {
  const verdict = found === null ? unknown : verdictOf(found);
  return pageOf(
    found === null ? 'Tidak dikenal' : found.registerNo,
    html`<article>${banner(verdict)}${found === null ? '' : factsOf(found)}</article>
${found === null ? '' : advice}${form}`,
  );
}

/** The page for typing a code in. */
export function askingPage(): string {
  return pageOf('Periksa dokumen', form);
}

/** The page for an address that asks too often. */
export function limitedPage(): string {
  return pageOf('Tunggu sebentar', html`<article>${banner(limited)}</article>${form}`);
}

const unknown: Verdict = {
  tone: 'bad',
  title: ['Kode verifikasi tidak dikenal', 'Unknown verification code'],
  detail: [
    'Periksa kembali kodenya. Bila tetap tidak dikenal, dokumen itu bukan dari kami; jangan membayar berdasarkan dokumen itu.',
    'Check the code. If it stays unknown, the document is not ours; do not pay by it.',
  ],
};

const limited: Verdict = {
  tone: 'warn',
  title: ['Terlalu banyak pemeriksaan', 'Too many verifications'],
  detail: ['Tunggu satu menit, lalu coba lagi.', 'Wait a minute, then try again.'],
};

function verdictOf({ state, changedOn, supersededBy }: Verification): Verdict {
  const day = changedOn === null ? '' : dateText(changedOn);
  if (state === 'valid') {
    return {
      tone: 'good',
      title: ['Dokumen asli dan berlaku', 'Genuine and in force'],
      detail: [
        'Cocokkan isi di bawah ini dengan dokumen Anda.',
        'Compare what follows with your document.',
      ],
    };
  }
  if (state === 'superseded') {
    return {
      tone: 'warn',
      title: ['Dokumen asli, tetapi sudah digantikan', 'Genuine, but superseded'],
      detail: [
        `Sejak ${day} digantikan oleh dokumen nomor ${supersededBy ?? ''}. Mintalah dokumen yang baru.`,
        `Since ${changedOn ?? ''} it is superseded by number ${supersededBy ?? ''}. Ask for the new document.`,
      ],
    };
  }
  return {
    tone: 'bad',
    title: ['Dokumen dibatalkan', 'Void'],
    detail: [
      `Dokumen ini pernah diterbitkan, tetapi dibatalkan pada ${day} dan tidak berlaku lagi.`,
      `This document was issued once, but taken back on ${changedOn ?? ''}; it is no longer in force.`,
    ],
  };
}

function banner({ tone, title, detail }: Verdict): Html {
  return html`<div class="state ${tone}" role="status"><svg viewBox="0 0 24 24" aria-hidden="true">${marks[tone]}</svg>
<div><p><strong>${title[0]}</strong><span lang="en">${title[1]}</span></p><p>${detail[0]} <span lang="en">${detail[1]}</span></p></div></div>`;
}

function factsOf(found: Verification): Html {
  const { kindName, registerNo, revision, madeOn, unitName, unit, holder, amountCents } = found;
  const rows: readonly Html[] = [
    fact(['Jenis dokumen', 'Kind'], html`${kindName.id} <span lang="en">${kindName.en}</span>`),
    fact(['Nomor', 'Number'], html`${registerNo}`),
    ...(revision === 1 ? [] : [fact(['Revisi', 'Revision'], html`${revision}`)]),
    fact(['Tanggal', 'Date'], html`${dateText(madeOn)}`),
    fact(['Unit', 'Unit'], html`${unitName} (${unit})`),
    fact(['Atas nama', 'In the name of'], html`${holder}`),
    ...(amountCents === null ? [] : [fact(['Jumlah', 'Amount'], html`${moneyText(amountCents)}`)]),
  ];
  return html`<dl>${rows}</dl>`;
}

function fact([id, en]: Text, value: Html): Html {
  return html`<div><dt>${id} <span lang="en">${en}</span></dt><dd>${value}</dd></div>
`;
}

const advice = html`<p class="advice"><span>Bila ada yang berbeda dengan dokumen Anda, jangan membayar dan laporkan kepada unit kami.</span>
<span lang="en">If anything differs from your document, do not pay, and tell our unit.</span></p>`;

const form = html`<form action="/v" method="get"><label for="code">Kode verifikasi pada kaki dokumen <span lang="en">Code at the foot of the document</span></label>
<div class="row"><input id="code" name="code" required maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false">
<button>Periksa <span aria-hidden="true">·</span> Check</button></div></form>`;

function pageOf(title: string, body: Html): string {
  return `<!doctype html>
${
  html`<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Pemeriksaan dokumen</title><style>${new Html(style)}</style></head>
<body><main><h1>Pemeriksaan dokumen · <span lang="en">Document verification</span></h1>
${body}</main></body></html>
`.text
}`;
}

function dateText(day: string): string {
  return formatters['tanggal']?.format(day) ?? day;
}

function moneyText(cents: number): string {
  return formatters['rupiah']?.format(cents) ?? String(cents);
}
