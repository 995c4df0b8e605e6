import type { Database as Sqlite, Statement } from 'better-sqlite3'
import { entities, fieldKind, fits, liveField, registry, type Entity, type Value } from './registry.ts'

/** Writes winners into the tables that queries read. Table and column names come from the registry alone. */
export type Projector = {
  /** Sets fields of one row; fields or values that this version does not know are passed over. */
  readonly write: (entity: string, id: string, fields: ReadonlyMap<string, Value>) => void
  readonly clear: () => void
}

export function createProjector(sqlite: Sqlite): Projector {
  const statements = new Map<string, Statement>()
  const statement = (entity: Entity, names: readonly string[]): Statement => {
    const key = `${entity}:${names.join(',')}`
    let prepared = statements.get(key)
    if (!prepared) {
      const columns = names.map((name) => `"${name}"`)
      prepared = sqlite.prepare(
        `INSERT INTO "${entity}" (id, ${columns.join(', ')}) VALUES (?${', ?'.repeat(names.length)})
         ON CONFLICT (id) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
      )
      statements.set(key, prepared)
    }
    return prepared
  }

  return {
    write: (entity, id, fields) => {
      if (!Object.hasOwn(registry, entity)) return
      const names: string[] = []
      const values: Value[] = []
      // A fixed order keeps one prepared statement for each set of fields.
      for (const name of [...fields.keys()].sort()) {
        const kind = fieldKind(entity, name)
        const value = fields.get(name) ?? null
        if (!kind || !fits(kind, value)) continue
        names.push(name)
        values.push(value)
      }
      if (names.length > 0) statement(entity as Entity, names).run(id, ...values)
    },
    clear: () => {
      for (const entity of entities) sqlite.exec(`DELETE FROM "${entity}"`)
    },
  }
}

/** Columns of a projection in the registry's order, for comparisons. */
export const projectionColumns = (entity: Entity): readonly string[] => [
  'id',
  liveField,
  ...Object.keys(registry[entity]),
]
