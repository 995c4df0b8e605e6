import type { Database as Sqlite, Statement } from 'better-sqlite3'
import { entities, registry, type Entity, type Value } from './registry.ts'

/**
 * Keeps which batches touched which plan, in the transaction that writes them; to ask the log for it would read every
 * change. Costs one short look a row, nothing a field.
 */
export type PlanActs = {
  /**
   * To be called before a row's fields are projected: the row's plan is the one that is written now, else the one that
   * stands there. Answers whether the row has just learnt its plan, so that what came before has to be noted as well.
   */
  readonly touch: (
    batch: number,
    hlc: number,
    entity: string,
    id: string,
    written: ReadonlyMap<string, Value>,
  ) => boolean
  readonly note: (plan: string, hlc: number, batch: number) => void
  readonly forget: () => void
  /** Makes the table anew from the log and the projections. */
  readonly rebuild: () => void
}

/** Entities whose rows belong to a plan by a field of that name; the plan itself is its own. */
const planned: readonly Entity[] = entities.filter((entity) => 'plan' in registry[entity])

export function createPlanActs(sqlite: Sqlite): PlanActs {
  const add = sqlite.prepare('INSERT OR IGNORE INTO planBatch (plan, hlc, batch) VALUES (?, ?, ?)')
  const lookUps = new Map<string, Statement<[string], string | null>>()
  const lookUp = (entity: string): Statement<[string], string | null> => {
    let statement = lookUps.get(entity)
    if (!statement) {
      statement = sqlite.prepare<[string], string | null>(`SELECT plan FROM "${entity}" WHERE id = ?`).pluck()
      lookUps.set(entity, statement)
    }
    return statement
  }
  // Nearly every act stays within one plan: the last pair spares the statement for all rows after the first.
  let last: { readonly batch: number; readonly plan: string } | undefined
  const note: PlanActs['note'] = (plan, hlc, batch) => {
    if (last?.batch === batch && last.plan === plan) return
    add.run(plan, hlc, batch)
    last = { batch, plan }
  }
  return {
    touch: (batch, hlc, entity, id, written) => {
      if (entity === 'plan') {
        note(id, hlc, batch)
        return false
      }
      if (!(planned as readonly string[]).includes(entity)) return false
      const fresh = written.get('plan')
      if (typeof fresh === 'string') {
        note(fresh, hlc, batch)
        return lookUp(entity).get(id) !== fresh
      }
      const plan = lookUp(entity).get(id)
      if (typeof plan === 'string') note(plan, hlc, batch)
      return false
    },
    note,
    forget: () => {
      last = undefined
    },
    rebuild: () => {
      last = undefined
      sqlite.exec(`
        DELETE FROM planBatch;
        INSERT OR IGNORE INTO planBatch
          SELECT object.key, batch.hlc, batch.id FROM object
            JOIN change ON change.object = object.id JOIN batch ON batch.id = change.batch
           WHERE object.entity = 'plan'`)
      for (const entity of planned)
        sqlite.exec(`
          INSERT OR IGNORE INTO planBatch
            SELECT row.plan, batch.hlc, batch.id FROM (
              SELECT DISTINCT change.batch AS id, "${entity}".plan AS plan FROM change
                JOIN object ON object.id = change.object AND object.entity = '${entity}'
                JOIN "${entity}" ON "${entity}".id = object.key
            ) AS row JOIN batch ON batch.id = row.id WHERE row.plan IS NOT NULL`)
    },
  }
}
