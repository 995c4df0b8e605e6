import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createSheetsService } from '../../src-main/sheets/sheets.service.ts'
import type { SheetRequest } from '../../src-main/sheets/sheets.contract.ts'
import { valueOf } from '../../src-main/shared/result.ts'
import { seedRegion, type Region } from './sheets-region.ts'
import { openTestWorkspace, type TestWorkspace } from './workspace.ts'

let workspace: TestWorkspace
let region: Region
beforeAll(() => {
  workspace = openTestWorkspace()
  region = seedRegion(workspace)
})
afterAll(() => workspace.close())

const request = (document: SheetRequest['document'], given: Partial<SheetRequest> = {}): SheetRequest => ({
  plan: region.plan,
  measure: 'revenue',
  unit: 'wan',
  language: 'zh-CN',
  document,
  ...given,
})

describe('the calls around printing', () => {
  test('nothing to print, an unknown plan and a cancelled dialog are told apart', async () => {
    const service = createSheetsService(workspace.context)
    expect(await service['sheets.pdf'](request({ kind: 'cities', cities: [] }))).toEqual({
      ok: false,
      error: { code: 'sheet-nothing', facts: {} },
    })
    expect(
      await service['sheets.preview']({ request: request({ kind: 'cities', cities: ['nowhere'] }), limit: 5 }),
    ).toMatchObject({ error: { code: 'sheet-nothing' } })
    await expect(async () =>
      service['sheets.print'](request({ kind: 'table-a' }, { plan: 'no-such-plan' })),
    ).rejects.toMatchObject({ failure: { code: 'not-found' } })
    workspace.context.ports.answers.push(null)
    expect(await service['sheets.pdf'](request({ kind: 'table-a' }))).toMatchObject({ error: { code: 'cancelled' } })
  })

  test('the preview shows as many documents as asked for, the printer gets all', async () => {
    const service = createSheetsService(workspace.context)
    const preview = valueOf(
      await service['sheets.preview']({ request: request({ kind: 'cities', cities: null }), limit: 2 }),
    )
    expect(preview.documents).toBe(2)
    expect(valueOf(await service['sheets.print'](request({ kind: 'cities', cities: null }))).documents).toBe(
      region.cities.length,
    )
    expect(workspace.context.ports.printed.at(-1)).toContain('@media screen{.page{display:none}')
    expect(workspace.context.ports.printed.at(-2)).not.toContain('@media screen{.page{display:none}')
  })

  test.each([
    ['yuan', '元'],
    ['hundred', '百元'],
    ['thousand', '千元'],
    ['wan', '万元'],
  ] as const)('a sheet in %s names its unit and says how finely it is printed', async (unit, name) => {
    const service = createSheetsService(workspace.context)
    valueOf(await service['sheets.print'](request({ kind: 'table-a' }, { unit })))
    const html = workspace.context.ports.printed.at(-1)
    expect(html).toContain(`>${name}<`)
    if (unit !== 'yuan') expect(html).toMatch(new RegExp(`金额精确到 0\\.\\d+ ${name}。`, 'u'))
  })

  test('a printer that fails leaves the old file as it was and no half-written one beside it', async () => {
    const folder = join(workspace.open.folder, 'failing')
    mkdirSync(folder)
    const path = join(folder, 'old.pdf')
    writeFileSync(path, 'old')
    const closed: string[] = []
    const open = () => ({
      toPdf: () => Promise.reject(new Error('the window is gone')),
      close: () => void closed.push('closed'),
    })
    const printer = { ...workspace.context.ports.printer, open }
    const service = createSheetsService({ ...workspace.context, ports: { ...workspace.context.ports, printer } })
    workspace.context.ports.answers.push(path)
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(await service['sheets.pdf'](request({ kind: 'table-a' }))).toEqual({
      ok: false,
      error: { code: 'printer-failed', facts: { reason: 'the window is gone' } },
    })
    expect(logged).toHaveBeenCalledOnce()
    expect(closed).toEqual(['closed'])
    logged.mockRestore()
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['old', ['old.pdf']])
  })

  test('cancelling between two parts stops the print and writes nothing', async () => {
    const folder = join(workspace.open.folder, 'cancelled')
    mkdirSync(folder)
    const { ports, tasks } = workspace.context
    const printer = {
      ...ports.printer,
      open: () => ({
        toPdf: async () => {
          const running = workspace.told.findLast(({ name }) => name === 'task')?.event as { id: string }
          tasks.cancel(running.id)
          return new Uint8Array()
        },
        close: () => {},
      }),
    }
    ports.answers.push(join(folder, 'all.pdf'))
    const service = createSheetsService({ ...workspace.context, ports: { ...ports, printer } })
    expect(await service['sheets.pdf'](request({ kind: 'cities', cities: null }))).toMatchObject({
      error: { code: 'cancelled' },
    })
    expect(readdirSync(folder)).toEqual([])
    expect(workspace.told.findLast(({ name }) => name === 'task')?.event).toMatchObject({ state: 'cancelled' })
  })

  test('the document forbids everything but its own style and face', async () => {
    valueOf(
      await createSheetsService(workspace.context)['sheets.preview']({
        request: request({ kind: 'table-a' }),
        limit: 1,
      }),
    )
    const html = workspace.context.ports.printed.at(-1)!
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; font-src data:"`)
    // Its faces lie in the document itself; nothing else may be loaded from anywhere.
    const rest = html.replaceAll(/url\(data:font\/(woff2|otf);base64,[A-Za-z0-9+/=]+\)/g, '')
    expect(rest).not.toBe(html)
    expect(rest).not.toMatch(/url\(|@import|https?:|<script|<link|<img/i)
  })
})
