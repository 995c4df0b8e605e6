import type { AppContext } from '../context.ts'
import type { Handlers } from '../shared/call.ts'
import { createExportService } from './export.service.ts'
import { createImportsService } from './imports.service.ts'
import type { workbooksCalls } from './workbooks.contract.ts'

/** Excel and CSV, in and out. */
export function createWorkbooksService(context: AppContext): Handlers<typeof workbooksCalls> {
  return { ...createImportsService(context), ...createExportService(context) }
}
