import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { readPdf, type Pdf } from '../integration/sheets-pdf.ts'
import { startSample, type SampleApp } from './pages/sample-app.ts'
import { Sheets } from './pages/sheets.ts'

let sample: SampleApp
let sheets: Sheets

test.beforeAll(async () => {
  sample = await startSample()
  sheets = new Sheets(sample.page)
  await sample.frame.go('打印')
})
test.afterAll(() => sample.close())

const flat = (text: string): string => text.replaceAll(/\s+/g, '')
const textOf = (pdf: Pdf): string => flat(pdf.pages.map(({ text }) => text).join(''))

/** Chooses a document, saves it as PDF and reads the file back. */
async function printed(document: RegExp): Promise<{ readonly pdf: Pdf; readonly said: string }> {
  await sample.page.getByRole('radio', { name: document }).click()
  await sheets.previewed()
  let said = ''
  const path = await sample.dialogs.save(async () => {
    said = await sheets.savePdf()
  })
  // The message of the last print may still stand; the file has its name only when it is whole.
  await expect.poll(() => existsSync(path)).toBe(true)
  return { pdf: readPdf(readFileSync(path)), said }
}

test('the sheets of the nine cities are one PDF with a bookmark for each and pages counted within each', async () => {
  const { pdf, said } = await printed(/城市指标单/)
  expect(said).toContain(`9 份，共 ${pdf.pages.length} 页`)
  expect(pdf.bookmarks).toHaveLength(9)
  for (const [index, { title, page }] of pdf.bookmarks.entries()) {
    const count = (pdf.bookmarks[index + 1]?.page ?? pdf.pages.length) - page
    const first = flat(pdf.pages[page]!.text)
    expect(first).toContain(`城市指标单${title}`)
    expect(first).toContain(`第1页/共${count}页`)
    expect(flat(pdf.pages[page + count - 1]!.text)).toContain(`第${count}页/共${count}页`)
  }
})

test('tables A, B and C say the same year’s total', async () => {
  const a = textOf((await printed(/表A/)).pdf)
  const b = textOf((await printed(/表B/)).pdf)
  const c = textOf((await printed(/表C/)).pdf)
  const total = /自报([\d,]+\.\d)/.exec(b)?.[1]
  expect(total).toBeDefined()
  for (const text of [a, b, c]) expect(text).toContain(total!)
})
