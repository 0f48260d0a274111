import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Letterhead } from '../data/letterhead.ts';
import type { FilledDocument } from '../template/filled.ts';
import { bodyOf } from './body.ts';
import { fonts } from './fonts.ts';
import { footOf } from './foot.ts';
import { letterheadOf } from './letterhead.ts';
import { ink, page, sizes } from './look.ts';
import { printable } from './printable.ts';

export interface PaperFacts {
  readonly registerNo: string;
  /** What the QR leads to. */
  readonly url: string;
  /** The document's name, for the window of a reader. */
  readonly title: string;
  /** Becomes the file's date of creation, so that the same paper is the same bytes. */
  readonly madeAt: Date;
  readonly letterhead: Letterhead;
}

/** A filled document as a PDF of A4. The same input gives the same bytes: nothing is taken from the clock or from chance. */
export async function typeset(filled: FilledDocument, facts: PaperFacts): Promise<Uint8Array> {
  const { default: pdfmake } = await import('pdfmake');
  const files = new Set(Object.values(fonts.Roboto));
  // The module is one for the whole process: what it is told counts from here to createPdf, which is not interrupted.
  pdfmake.addFonts(fonts);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => files.has(path));
  return pdfmake.createPdf(definitionOf(filled, facts)).getBuffer();
}

function definitionOf(filled: FilledDocument, facts: PaperFacts): TDocumentDefinitions {
  const { letterhead, title, madeAt } = facts;
  return {
    pageSize: 'A4',
    // What a compressor makes differs between machines and years; the same paper is to be the same bytes on all of them.
    compress: false,
    pageMargins: [page.side, page.top, page.side, page.foot],
    language: 'id-ID',
    displayTitle: true,
    version: '1.7',
    info: {
      title: printable(title),
      author: printable(letterhead.utility.name),
      creator: 'Setrum',
      producer: 'Setrum',
      creationDate: madeAt,
    },
    defaultStyle: { font: 'Roboto', fontSize: sizes.body, color: ink, lineHeight: 1.02 },
    content: [letterheadOf(letterhead), ...bodyOf(filled.blocks, facts.url)],
    footer: (n, of) => footOf(filled.foot, facts.registerNo, n, of),
    // A heading at the foot of a page goes with what follows it.
    pageBreakBefore: (node, { getFollowingNodesOnPage }) =>
      node.headlineLevel === 1 && getFollowingNodesOnPage().length === 0,
  };
}
