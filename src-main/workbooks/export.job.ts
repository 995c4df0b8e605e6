import type { Job } from '../background/jobs.ts'
import type { BookSource } from './book-pen.rules.ts'
import { makeBook } from './book-tables.rules.ts'
import { saveBook } from './save-book.ts'

/** Writes a plan's workbook; fails as `saveBook` does. */
export const job: Job<
  BookSource & { readonly path: string },
  { readonly path: string; readonly bytes: number }
> = async ({ path, ...source }, tools) => {
  tools.progress(0, null)
  return saveBook(path, makeBook(source))
}
