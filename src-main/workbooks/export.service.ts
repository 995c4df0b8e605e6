import { readChannels } from '../channels/channels.store.ts'
import type { AppContext } from '../context.ts'
import { readPeople } from '../people/people.store.ts'
import type { Handlers } from '../shared/call.ts'
import { localDay } from '../shared/day.ts'
import { fail, ok } from '../shared/result.ts'
import { loadGrid } from '../targets/targets.service.ts'
import { dialogWords } from './words.ts'
import type { workbooksCalls } from './workbooks.contract.ts'

/** XLSX out: the content is read here at once, built and written in a worker. */
export function createExportService(context: AppContext): Handlers<Pick<typeof workbooksCalls, 'workbook.export'>> {
  return {
    'workbook.export': async ({ plan, unit, language }) => {
      const { db, sqlite } = context.open()
      const grids = { intake: loadGrid(sqlite, plan, 'intake'), revenue: loadGrid(sqlite, plan, 'revenue') }
      const { fiscalYear, version } = grids.intake.plan
      const words = dialogWords(language)
      context.tasks.prepare('workbooks.export')
      const chosen = await context.ports.dialogs.saveFile({
        title: dialogWords(context.language()).save,
        defaultName: `${words.plan}-${fiscalYear}-v${version}.xlsx`,
        filters: [{ name: words.workbook, extensions: ['xlsx'] }],
      })
      if (chosen === null) return fail('cancelled')
      const path = /\.xlsx$/i.test(chosen) ? chosen : `${chosen}.xlsx`
      const madeAt = context.ports.now()
      const channels = (await readChannels(db, true)).map(({ id, code, name }) => ({ id, code, name }))
      const input = {
        path,
        grids,
        people: await readPeople(db),
        channels,
        unit,
        language,
        madeAt,
        madeOn: localDay(madeAt),
      }
      const written = await context.tasks.run('workbook-write', 'workbooks.export', input, { facts: { file: path } })
      return written.ok ? ok({ path: written.value.path }) : written
    },
  }
}
