import { join } from 'node:path'
import type { AppContext } from '../../src-main/context.ts'
import { createExportService } from '../../src-main/workbooks/export.service.ts'
import { job } from '../../src-main/workbooks/export.job.ts'
import { connect } from '../../src-main/ledger/connect.ts'
import { ok } from '../../src-main/shared/result.ts'
import { databaseIn, makeRegion, openApp, remove, temporaryFolder } from './data.ts'
import { figure, timed, type Case } from './figures.ts'

type ExportInput = Parameters<typeof job>[0]

/** The workbook of 700 × 12: the whole call with its worker, and the job alone in this process. */
export const measure: Case = async () => {
  const folder = temporaryFolder()
  const { plan } = await makeRegion(folder, 700)
  const path = join(folder, '指标.xlsx')
  const request = { plan, unit: 'wan' as const, language: 'zh-CN' as const }
  const [first, again]: [number[], number[]] = [[], []]
  for (let session = 0; session < 6; session += 1) {
    const app = openApp(folder)
    for (let run = 0; run < 3; run += 1) {
      app.ports.answers.push(path)
      const [ms] = await app.timed('workbook.export', request)
      ;(run === 0 ? first : again).push(ms)
    }
    app.close()
  }

  const { db, sqlite, close } = connect(databaseIn(folder))
  let input: ExportInput | undefined
  const context = {
    open: () => ({ db, sqlite }),
    ports: { dialogs: { saveFile: async () => path }, now: Date.now },
    language: () => 'zh-CN',
    tasks: {
      prepare: () => {},
      run: async (_kind: string, _name: string, given: ExportInput) => {
        input = given
        return ok({ path, bytes: 0 })
      },
    },
  } as unknown as AppContext
  await createExportService(context)['workbook.export'](request)
  const alone = await timed(
    10,
    () => undefined,
    () => job(input!, { progress: () => {} }),
    2,
  )
  close()
  remove(folder)
  return [
    figure('workbook of 700 × 12, first of a session', first, { at: 500, of: 'median' }),
    figure('… and again', again, { at: 500, of: 'median' }),
    figure('… the job alone, warm', alone),
  ]
}
