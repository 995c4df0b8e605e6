import type { Job } from '../background/jobs.ts'
import { saveBook } from '../workbooks/save-book.ts'
import { comparisonBook, type ComparisonSource } from './comparison-book.rules.ts'

/** Writes a comparison's workbook; fails as `saveBook` does. */
export const job: Job<
  ComparisonSource & { readonly path: string },
  { readonly path: string; readonly bytes: number }
> = async ({ path, ...source }, tools) => {
  tools.progress(0, null)
  return saveBook(path, comparisonBook(source))
}
