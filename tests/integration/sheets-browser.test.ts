import { chromium, type Browser, type Page } from '@playwright/test'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser } from '../../build/host/find-browser.ts'
import { createSheetsService } from '../../src-main/sheets/sheets.service.ts'
import type { SheetRequest } from '../../src-main/sheets/sheets.contract.ts'
import { ok, valueOf } from '../../src-main/shared/result.ts'
import { createTargetsService } from '../../src-main/targets/targets.service.ts'
import { readPdf, type Pdf } from './sheets-pdf.ts'
import { seedRegion, type Region } from './sheets-region.ts'
import { openTestWorkspace, type TestWorkspace } from './workspace.ts'

const executablePath = findBrowser()
const wan = 1_000_000

let browser: Browser
let workspace: TestWorkspace
let region: Region
const printed: string[] = []

beforeAll(async () => {
  workspace = openTestWorkspace({ now: () => Date.UTC(2026, 10, 23, 1, 40) })
  region = seedRegion(workspace)
  if (executablePath === undefined) return
  browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
})
afterAll(async () => {
  workspace.close()
  await browser?.close()
})

/** The printer port on a real browser without script, as the hidden window is. */
function sheets() {
  const withPage = async <T>(html: string, work: (page: Page) => Promise<T>): Promise<T> => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    try {
      const page = await context.newPage()
      await page.setContent(html)
      return await work(page)
    } finally {
      await context.close()
    }
  }
  const printer = {
    open: () => ({
      toPdf: (html: string) => {
        printed.push(html)
        return withPage(html, (page) => page.pdf({ preferCSSPageSize: true }))
      },
      close: () => {},
    }),
    print: async (html: string) => {
      printed.push(html)
      return ok(null)
    },
    preview: (html: string) => {
      printed.push(html)
      return `app://qudao/document/${printed.length}`
    },
  }
  return createSheetsService({ ...workspace.context, ports: { ...workspace.context.ports, printer } }, 40)
}

const request = (document: SheetRequest['document'], given: Partial<SheetRequest> = {}): SheetRequest => ({
  plan: region.plan,
  measure: 'revenue',
  unit: 'wan',
  language: 'zh-CN',
  document,
  ...given,
})

async function print(
  asked: SheetRequest,
  name: string,
): Promise<{ readonly pdf: Pdf; readonly documents: number; readonly pages: number; readonly path: string }> {
  const folder = join(workspace.open.folder, 'pdf')
  mkdirSync(folder, { recursive: true })
  workspace.context.ports.answers.push(join(folder, name))
  const { path, documents, pages } = valueOf(await sheets()['sheets.pdf'](asked))
  return { pdf: readPdf(readFileSync(path)), documents, pages, path }
}

const flat = (text: string): string => text.replaceAll(/\s+/g, '')
const codeIn = (text: string): string | undefined => /校验码([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(flat(text))?.[1]

describe.skipIf(executablePath === undefined)(
  'sheets printed by a real browser (needs Chromium, Chrome or Edge)',
  { timeout: 120_000 },
  () => {
    test('the PDF of all cities has their pages on A4 across, each numbered within its city, and a bookmark for each city', async () => {
      const { pdf, documents, pages } = await print(request({ kind: 'cities', cities: null }), '全部.pdf')
      expect(documents).toBe(region.cities.length)
      expect(pdf.pages.length).toBe(pages)
      for (const { width, height } of pdf.pages) {
        expect(width).toBeCloseTo(841.9, 0)
        expect(height).toBeCloseTo(595, 0)
      }
      expect(pdf.bookmarks.map(({ title }) => title)).toEqual(region.cities.map(({ name }) => name))
      for (const [index, { page }] of pdf.bookmarks.entries()) {
        const count = (pdf.bookmarks[index + 1]?.page ?? pages) - page
        for (let at = 0; at < count; at += 1) {
          const text = flat(pdf.pages[page + at]!.text)
          expect(text).toContain(`第${at + 1}页/共${count}页`)
          expect(text).toContain(region.cities[index]!.name)
          for (const word of ['制表', '审核', '签字', '日期', '修改值', '备注']) expect(text).toContain(word)
          expect(text.includes('续表')).toBe(at > 0)
        }
      }
    })

    test('its Chinese text can be found, with names of rare characters and 𠮷', async () => {
      const { pdf } = await print(request({ kind: 'cities', cities: [region.cities[0]!.id] }), '一城.pdf')
      const text = flat(pdf.pages.map((page) => page.text).join(''))
      expect(text).toContain('城市指标单')
      for (const name of region.cities[0]!.channels) expect(text).toContain(flat(name))
      expect(pdf.bookmarks).toEqual([])
    })

    test('the printed year of every city is the sum of its stored months to the fen', async () => {
      const { pdf } = await print(request({ kind: 'cities', cities: null }, { unit: 'yuan' }), '元.pdf')
      const { lines } = valueOf(
        await createTargetsService(workspace.context)['targets.grid']({ plan: region.plan, measure: 'revenue' }),
      )
      for (const [index, { id }] of region.cities.entries()) {
        const fen = lines
          .filter(({ city }) => city === id)
          .flatMap(({ months }) => months)
          .reduce<number>((sum, month) => sum + (month ?? 0), 0)
        const from = pdf.bookmarks[index]!.page
        const text = pdf.pages
          .slice(from, pdf.bookmarks[index + 1]?.page)
          .map((page) => page.text)
          .join('\n')
        const digits = lines.some(({ city, months }) => city === id && months.some((month) => (month ?? 0) % 100 !== 0))
          ? 2
          : 0
        expect(text.split('\n')).toContain(
          (fen / 100).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
        )
      }
    })

    test('another amount gives another check code, another unit or language does not', async () => {
      const one = { kind: 'cities' as const, cities: [region.cities[1]!.id] }
      const before = codeIn((await print(request(one), 'a.pdf')).pdf.pages[0]!.text)
      expect(before).toBeDefined()
      expect((await print(request(one, { unit: 'yuan' }), 'b.pdf')).pdf.pages[0]!.text).toContain(before)
      expect((await print(request(one, { language: 'en' }), 'c.pdf')).pdf.pages[0]!.text).toContain(before)
      const service = createTargetsService(workspace.context)
      const { lines } = valueOf(await service['targets.grid']({ plan: region.plan, measure: 'revenue' }))
      const { owner, channel, city } = lines.find((line) => line.city === region.cities[1]!.id)!
      valueOf(
        await service['targets.write']({
          plan: region.plan,
          measure: 'revenue',
          act: 'type',
          lines: [{ owner, channel, city }],
          cells: [[0, 12, 77 * wan]],
        }),
      )
      const after = codeIn((await print(request(one), 'd.pdf')).pdf.pages[0]!.text)
      expect(after).toBeDefined()
      expect(after).not.toBe(before)
    })

    test('tables A, B and C print on A4, portrait or across, as many pages as were counted', async () => {
      for (const [kind, width] of [
        ['table-a', 595],
        ['table-b', 595],
        ['table-c', 842],
      ] as const) {
        const { pdf, pages, documents } = await print(request({ kind }), `${kind}.pdf`)
        expect([documents, pdf.pages.length]).toEqual([1, pages])
        for (const page of pdf.pages) expect(page.width).toBeCloseTo(width, -1)
        expect(flat(pdf.pages.map(({ text }) => text).join(''))).toContain('合计')
      }
    })

    test('nothing overlaps or leaves its place on any page, in either language and unit, with narrow and wide amounts', async () => {
      const page = await browser.newPage()
      const service = sheets()
      for (const document of [
        { kind: 'cities', cities: null },
        { kind: 'table-a' },
        { kind: 'table-b' },
        { kind: 'table-c' },
      ] as const) {
        for (const [language, unit] of [
          ['zh-CN', 'wan'],
          ['zh-CN', 'yuan'],
          ['en', 'wan'],
          ['en', 'yuan'],
        ] as const) {
          valueOf(await service['sheets.preview']({ request: request(document, { language, unit }), limit: 50 }))
          await page.setContent(printed.at(-1)!)
          expect(await page.evaluate(findFaults), `${document.kind} ${language} ${unit}`).toEqual([])
        }
      }
    })

    test('a large print is made in parts and loses no page', async () => {
      const before = printed.length
      const { pdf, pages } = await print(
        request({ kind: 'cities', cities: null }, { unit: 'yuan', language: 'en' }),
        'parts.pdf',
      )
      expect(pages).toBeGreaterThan(40)
      expect(printed.length - before).toBeGreaterThan(1)
      expect(pdf.pages.length).toBe(pages)
      const told = workspace.told
        .filter(({ name }) => name === 'task')
        .map(({ event }) => (event as { state: string }).state)
      expect(told.at(-1)).toBe('finished')
    })
  },
)

/** Runs in the page: what is cut off, too wide, or lies over the foot. */
function findFaults(): readonly string[] {
  const faults: string[] = []
  for (const [index, page] of [...document.querySelectorAll('.page')].entries()) {
    const foot = page.querySelector('.foot')!.getBoundingClientRect()
    const edge = page.getBoundingClientRect()
    for (const part of page.querySelectorAll('table, .sign, .notes, .cmp, .head')) {
      const box = part.getBoundingClientRect()
      if (box.bottom > foot.top + 1)
        faults.push(
          `page ${index + 1}: ${part.className || part.tagName} lies over the foot by ${box.bottom - foot.top}`,
        )
      if (box.right > edge.right - 30)
        faults.push(`page ${index + 1}: ${part.className || part.tagName} runs over the edge`)
    }
    for (const cell of page.querySelectorAll('td.n, th.n, .facts div, .code, .cmp div, .foot span, .sign div')) {
      // Names may be cut, amounts never.
      if (cell.matches('.facts div') && !/^[\d,.−+—/ ]+$/.test(cell.querySelector('b')?.textContent ?? '')) continue
      if (cell.scrollWidth > cell.clientWidth + 1)
        faults.push(`page ${index + 1}: “${cell.textContent}” is wider than its place`)
    }
    for (const row of page.querySelectorAll('tr')) {
      const style = [...row.children].find((cell) => !cell.hasAttribute('rowspan'))
      const inner = [...row.querySelectorAll('td > div')].reduce(
        (sum, part) => Math.max(sum, part.getBoundingClientRect().bottom),
        0,
      )
      if (
        style &&
        inner > row.getBoundingClientRect().bottom + 1 &&
        ![...row.children].some((cell) => cell.hasAttribute('rowspan'))
      )
        faults.push(`page ${index + 1}: “${row.textContent}” is higher than its row`)
    }
  }
  return faults
}
