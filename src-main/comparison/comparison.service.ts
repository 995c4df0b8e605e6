import { readChannels } from '../channels/channels.store.ts'
import type { AppContext } from '../context.ts'
import { readPeople } from '../people/people.store.ts'
import type { Handlers } from '../shared/call.ts'
import { localDay } from '../shared/day.ts'
import { fail, ok } from '../shared/result.ts'
import { loadGrid } from '../targets/targets.service.ts'
import { dialogWords } from '../workbooks/words.ts'
import type { comparisonCalls } from './comparison.contract.ts'

const fileNames = { 'zh-CN': '计划对比', en: 'comparison' } as const

/** 计划对比 as a workbook; the window compares by the same rules from the plans that it has read. */
export function createComparisonService(context: AppContext): Handlers<typeof comparisonCalls> {
  return {
    'comparison.export': async ({ plan, with: other, measure, grouping, onlyDifferences, unit, language }) => {
      const { db, sqlite } = context.open()
      const mine = loadGrid(sqlite, plan, measure)
      const theirs = other.kind === 'plan' ? loadGrid(sqlite, other.plan, measure) : null
      const { fiscalYear, version } = mine.plan
      const against = theirs ? `${theirs.plan.fiscalYear}-v${theirs.plan.version}` : 'quota'
      context.tasks.prepare('comparison.export')
      const chosen = await context.ports.dialogs.saveFile({
        title: dialogWords(context.language()).save,
        defaultName: `${fileNames[language]}-${fiscalYear}-v${version}-${against}.xlsx`,
        filters: [{ name: dialogWords(language).workbook, extensions: ['xlsx'] }],
      })
      if (chosen === null) return fail('cancelled')
      const path = /\.xlsx$/i.test(chosen) ? chosen : `${chosen}.xlsx`
      const madeAt = context.ports.now()
      const input = {
        path,
        mine,
        theirs,
        measure,
        grouping,
        onlyDifferences,
        people: await readPeople(db),
        channels: (await readChannels(db, true)).map(({ id, code, name }) => ({ id, code, name })),
        unit,
        language,
        madeAt,
        madeOn: localDay(madeAt),
      }
      const written = await context.tasks.run('workbook-write', 'comparison.export', input, { facts: { file: path } })
      return written.ok ? ok({ path: written.value.path }) : written
    },
  }
}
