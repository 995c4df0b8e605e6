import { describe, expect, test } from 'vitest'
import { mergePdf } from '../../src-main/sheets/merge-pdf.ts'
import { readPdf } from '../integration/sheets-pdf.ts'

/** A PDF as Chromium writes them: plain objects, one cross-reference table. Each page says its own width. */
function pdfOf(widths: readonly number[], info = '(a title with 4 0 R in it)'): Uint8Array {
  const pages = widths.map((width, index) => [
    `<</Type /Page\n/MediaBox [0 0 ${width} 100]\n/Contents ${5 + index * 2} 0 R\n/Parent 3 0 R>>`,
    '<</Length 16>> stream\n% endobj 3 0 R \n\nendstream',
  ])
  const kids = widths.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  const objects = [
    `<</Title ${info}>>`,
    '<</Type /Catalog\n/Pages 3 0 R>>',
    `<</Type /Pages\n/Count ${widths.length}\n/Kids [${kids}]>>`,
    ...pages.flat(),
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries}`
  const trailer = `trailer\n<</Size ${size}\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text + table + trailer, 'latin1')
}

const widths = (bytes: Uint8Array | null): readonly number[] => readPdf(bytes!).pages.map(({ width }) => width)

describe('PDF files put together', () => {
  test('have all pages in order', () => {
    expect(widths(mergePdf([pdfOf([1, 2]), pdfOf([3]), pdfOf([4, 5, 6])], 't', []))).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('have bookmarks in any script that lead to the page where each document begins', () => {
    const bookmarks = [
      { title: '杭州（浙江省）', page: 0 },
      { title: '𠮷野 (5 0 R)', page: 2 },
    ]
    expect(readPdf(mergePdf([pdfOf([1, 2]), pdfOf([3])], '城市', bookmarks)!).bookmarks).toEqual(bookmarks)
  })

  test('can be put together again', () => {
    const once = mergePdf([pdfOf([1]), pdfOf([2])], 't', [{ title: 'a', page: 1 }])!
    expect(widths(mergePdf([once, pdfOf([3])], 't', []))).toEqual([1, 2, 3])
  })

  test('are refused as a whole where one is not as Chromium writes it', () => {
    const good = pdfOf([1])
    const text = Buffer.from(good).toString('latin1')
    const bad = [
      'not a PDF',
      '%PDF-1.7 test',
      text.slice(0, -40),
      text.replace('xref\n0', 'xrex\n0'),
      text.replace('/Info 1 0 R', '/Encrypt 1 0 R'),
      text.replace('1 0 obj', '9 0 obj'),
      text.replace('/Pages 3 0 R', '/Pages 9 0 R'),
    ]
    for (const one of bad) expect(mergePdf([good, Buffer.from(one, 'latin1')], 't', [])).toBeNull()
    expect(mergePdf([], 't', [])).toBeNull()
  })
})
