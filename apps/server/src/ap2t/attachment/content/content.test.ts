import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { attachmentLimits } from '../model.ts';
import {
  commentSegment,
  endOfImage,
  exifSegment,
  frameSegment,
  jfifSegment,
  jpeg,
  pdf,
  pdfStream,
  place,
  png,
  pngChunk,
  pngHeader,
  pngSignature,
  scan,
  startOfImage,
  xmpSegment,
} from '../test-support/files.ts';
import { cleanFile } from './clean.ts';
import { orientationOf } from './exif.ts';

const clean = (bytes: Buffer) => cleanFile(bytes, attachmentLimits);
const refused = (bytes: Buffer, code: string, why = '') =>
  assert.throws(() => clean(bytes), { code }, why);

describe('what a photo tells beside its picture', () => {
  test('a plain JPEG stays as it is, byte for byte', () => {
    assert.deepEqual(clean(jpeg()), { mediaType: 'image/jpeg', content: jpeg() });
  });

  for (const isLittle of [true, false]) {
    test(`the place is gone and which way up it is stays; ${isLittle ? 'little' : 'big'} endian`, () => {
      const file = jpeg([exifSegment(6, isLittle), xmpSegment, commentSegment]);
      assert.ok(file.includes(place));
      const { content } = clean(Buffer.concat([file, Buffer.from('PK\x03\x04 behind the end')]));
      assert.ok(!content.includes(place) && !content.includes('behind'));
      // SOI, then our own Exif with nothing but the orientation.
      const own = content.subarray(2, 4 + content.readUInt16BE(4));
      assert.deepEqual([own[0], own[1], orientationOf(own.subarray(4))], [0xff, 0xe1, 6]);
      const rest = Buffer.concat([startOfImage, content.subarray(2 + own.length)]);
      assert.deepEqual(rest, jpeg());
      assert.deepEqual(clean(content).content, content);
    });
  }

  test('upright, or an orientation that is none, leaves nothing', () => {
    for (const orientation of [1, 0, 9, 65_535])
      assert.deepEqual(clean(jpeg([exifSegment(orientation, true)])).content, jpeg());
  });

  test('a PNG loses texts, times and Exif, and what stands behind its end', () => {
    const extra = [
      pngChunk('tEXt', Buffer.from(`Comment\0${place}`)),
      pngChunk('iTXt', Buffer.from(place)),
      pngChunk('eXIf', Buffer.from(place)),
      pngChunk('tIME', Buffer.alloc(7)),
    ];
    const file = Buffer.concat([png(extra), Buffer.from(`<html>${place}`)]);
    assert.deepEqual(clean(file), { mediaType: 'image/png', content: png() });
    const shown = png([pngChunk('gAMA', Buffer.alloc(4)), pngChunk('PLTE', Buffer.alloc(3))]);
    assert.deepEqual(clean(shown).content, shown);
  });
});

describe('images that are refused', () => {
  test('too large to show, at the very pixel', () => {
    assert.equal(clean(jpeg([], 12_000, 5_333)).mediaType, 'image/jpeg');
    assert.equal(clean(png([], 4, 12_000)).mediaType, 'image/png');
    for (const [width, height] of [
      [12_001, 1],
      [1, 12_001],
      [12_000, 5_334],
    ] as const)
      refused(jpeg([], width, height), 'SETRUM_ATTACHMENT_IMAGE_SIZE');
    const bomb = Buffer.concat([pngSignature, pngHeader(0xffffffff, 0xffffffff)]);
    refused(bomb, 'SETRUM_ATTACHMENT_IMAGE_SIZE');
    for (const bytes of [jpeg([], 0, 1), jpeg([], 1, 0)])
      refused(bytes, 'SETRUM_ATTACHMENT_DAMAGED');
  });

  test('cut off anywhere', () => {
    for (const file of [jpeg([exifSegment(6, true)]), png(), pdf()])
      for (let length = 0; length < file.length; length++) {
        const cut = file.subarray(0, length);
        try {
          clean(cut);
          // A PDF is whole with the mark of its end, whatever blanks follow.
          assert.ok(cut.toString().endsWith('%%EOF'), `${length} of ${file.length}`);
        } catch (error) {
          assert.match(
            String(error),
            /SETRUM_ATTACHMENT_(TYPE|DAMAGED)/,
            `${length} of ${file.length}`,
          );
        }
      }
  });

  test('without what an image is made of', () => {
    const file = (...parts: Buffer[]) => Buffer.concat([startOfImage, jfifSegment, ...parts]);
    const frame = frameSegment(4, 4);
    const faults = {
      'no scan': file(frame, endOfImage),
      'a scan without a frame': file(scan, endOfImage),
      'two frames': file(frame, frame, scan, endOfImage),
      'a hierarchy': file(Buffer.from([0xff, 0xde, 0, 2]), frame, scan, endOfImage),
      'no marker': file(Buffer.from('GIF89a'), frame, scan, endOfImage),
      'a PNG without data': Buffer.concat([
        pngSignature,
        pngHeader(1, 1),
        pngChunk('IEND', Buffer.alloc(0)),
      ]),
      'a PNG with a wrong sum': Buffer.from(
        png().toString('latin1').replace('IDAT', 'IDAX'),
        'latin1',
      ),
      'a PNG of a kind of its own': png([pngChunk('CgBI', Buffer.alloc(4))]),
      'a PNG with two headers': png([pngHeader(4, 2)]),
    };
    for (const [name, bytes] of Object.entries(faults))
      refused(bytes, 'SETRUM_ATTACHMENT_DAMAGED', name);
  });

  test('any bytes behind any beginning end in an error of ours or in an image', () => {
    const beginnings = [jpeg().subarray(0, 20), png().subarray(0, 33), pdf().subarray(0, 9)];
    fc.assert(
      fc.property(
        fc.constantFrom(...beginnings),
        fc.uint8Array({ maxLength: 300 }),
        (head, tail) => {
          try {
            clean(Buffer.concat([head, tail]));
          } catch (error) {
            assert.match(String(error), /^SetrumError: SETRUM_ATTACHMENT_/);
          }
        },
      ),
      { seed: 1511, numRuns: 500 },
    );
  });
});

describe('PDF', () => {
  const page = '<< /Type /Page /Resources << /Font 3 0 R >> /OpenAction [1 0 R /FitH] >>';

  test('passive ones stay as they are', () => {
    const files = [
      pdf([page]),
      pdf([page, pdfStream('/Filter /FlateDecode', 'BT (JavaScript Launch) Tj ET')]),
      pdf([pdfStream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', `1 0 ${page}`)]),
      pdf([pdfStream('/Type /ObjStm /N 1 /First 4 /Filter [ /FlateDecode ]', `1 0 ${page}`)]),
      pdf([pdfStream('/Subtype /Image /Filter /DCTDecode', '/Launchpad /JavaScripts', false)]),
    ];
    for (const file of files)
      assert.deepEqual(clean(file), { mediaType: 'application/pdf', content: file });
  });

  const action = '<< /S /JavaScript /JS (app.alert(1)) >>';
  const faults: readonly (readonly [string, Buffer])[] = [
    ['a script', pdf([action])],
    ['a script spelled with escapes', pdf(['<< /S /J#61vaScr#69pt /JS (1) >>'])],
    ['a script in a packed object', pdf([pdfStream('/Type /ObjStm /First 4 /Filter /FlateDecode', `1 0 ${action}`)])],
    ['the same with an escaped type', pdf([pdfStream('/Type /Obj#53tm /Filter /Flate#44ecode', action)])],
    ['packed twice', pdf([pdfStream('/Type /ObjStm /First 4 /Filter [/ASCII85Decode /FlateDecode]', action)])],
    ['packed by differences', pdf([pdfStream('/Type /ObjStm /Filter /FlateDecode /DecodeParms << /Predictor 12 >>', page)])],
    ['not packed as it says', pdf([pdfStream('/Type /ObjStm /Filter /FlateDecode', page, false)])],
    ['a programme', pdf(['<< /S /Launch /F (cmd.exe) >>'])],
    ['another file', pdf(['<< /Type /EmbeddedFile >>'])],
    ['other files', pdf(['<< /Names << /EmbeddedFiles 2 0 R >> >>'])],
    ['a form that sends', pdf(['<< /S/SubmitForm/F(http://x) >>'])],
    ['a form of its own', pdf(['<< /AcroForm << /XFA [1 0 R] >> >>'])],
    ['a film', pdf(['<< /Subtype /RichMedia >>'])],
    ['a password', pdf(['<< /Encrypt 5 0 R >>'])],
  ]; // biome-ignore format: one fault a line
  for (const [name, file] of faults) {
    test(`${name} is refused`, () => refused(file, 'SETRUM_ATTACHMENT_ACTIVE'));
  }

  test('a packed object that grows beyond all bounds is refused', () => {
    const bomb = pdfStream(
      '/Type /ObjStm /First 4 /Filter /FlateDecode',
      ' '.repeat(33 * 1024 * 1024),
    );
    assert.ok(bomb.length < 100_000);
    refused(pdf([bomb]), 'SETRUM_ATTACHMENT_ACTIVE');
  });
});

describe('what is something else', () => {
  test('is told by its first bytes', () => {
    const files = [
      '',
      'GIF89a',
      '<svg xmlns="x"/>',
      '<html>',
      'PK\x03\x04',
      'MZ',
      ' %PDF-1.7\n%%EOF',
      '%PDF-9.9 %%EOF',
      '\xff\xd8',
      'RIFF....WEBP',
    ];
    for (const text of files) refused(Buffer.from(text, 'latin1'), 'SETRUM_ATTACHMENT_TYPE', text);
  });

  test('is too large by one byte', () => {
    const limits = { ...attachmentLimits, mostBytes: png().length };
    assert.equal(cleanFile(png(), limits).mediaType, 'image/png');
    const larger = () => cleanFile(png(), { ...limits, mostBytes: png().length - 1 });
    assert.throws(larger, { code: 'SETRUM_ATTACHMENT_TOO_LARGE' });
  });
});
