import type { Database as Sqlite } from 'better-sqlite3'
import type { SavedView } from './views.contract.ts'

/** Whose views, and of which grid. */
export type Whose = { readonly person: string; readonly grid: string }

type Row = { readonly id: string; readonly name: string; readonly content: string; readonly standard: number }

export function readViews(sqlite: Sqlite, { person, grid }: Whose): readonly SavedView[] {
  return sqlite
    .prepare<[string, string], Row>(
      'SELECT id, name, content, standard FROM gridView WHERE person = ? AND grid = ? ORDER BY name, id',
    )
    .all(person, grid)
    .map((row) => ({ ...row, standard: row.standard === 1 }))
}

/** Writes a view as it now stands; one that becomes standard takes it from the others. */
export function writeView(sqlite: Sqlite, { person, grid }: Whose, view: SavedView): void {
  if (view.standard) sqlite.prepare('UPDATE gridView SET standard = 0 WHERE person = ? AND grid = ?').run(person, grid)
  sqlite
    .prepare('INSERT OR REPLACE INTO gridView (id, person, grid, name, content, standard) VALUES (?, ?, ?, ?, ?, ?)')
    .run(view.id, person, grid, view.name, view.content, view.standard ? 1 : 0)
}

export function removeView(sqlite: Sqlite, { person, grid }: Whose, id: string): void {
  sqlite.prepare('DELETE FROM gridView WHERE person = ? AND grid = ? AND id = ?').run(person, grid, id)
}
