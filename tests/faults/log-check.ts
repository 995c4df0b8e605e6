import type { Connection } from '../../src-main/ledger/connect.ts'
import { entities } from '../../src-main/ledger/registry.ts'

type Row = { readonly key: string; readonly counted: number; readonly here: number; readonly facts: string }

/**
 * What a database owes to those who were told of acts, and does not hold: acts that are lost or half there, more than
 * `untold` acts beside them, a broken tree, tables that a rebuild from the log would change. Empty where all is well.
 * `told` gives the number of changes of each batch. Leaves the tables rebuilt.
 */
export function brokenPromises(
  { sqlite, ledger }: Connection,
  told: ReadonlyMap<string, number>,
  untold: number,
): readonly string[] {
  const broken: string[] = []
  const sound = sqlite.pragma('integrity_check', { simple: true })
  if (sound !== 'ok') broken.push(`integrity_check: ${String(sound)}`)

  const rows = sqlite
    .prepare<[], Row>(
      `SELECT batch.key, batch.changes AS counted, count(change.seq) AS here, batch.facts
         FROM batch LEFT JOIN change ON change.batch = batch.id GROUP BY batch.id`,
    )
    .all()
  const here = new Map(rows.map((row) => [row.key, row]))
  for (const [key, changes] of told) {
    const row = here.get(key)
    if (row?.here !== changes) broken.push(`${key}: ${changes} changes were told, ${row?.here ?? 0} are here`)
  }
  for (const { key, counted, here: found, facts } of rows) {
    const size = (JSON.parse(facts) as { readonly act?: string; readonly size?: number }).size ?? counted
    const undone = facts.includes('"act"')
    if (counted !== found || (!undone && size !== found)) broken.push(`${key}: ${found} of ${size} changes`)
  }
  const strangers = rows.filter(({ key }) => !told.has(key)).length
  if (strangers > untold) broken.push(`${strangers} acts that nobody was told of`)

  const grown = content(sqlite)
  const hash = ledger.contentHash()
  ledger.rebuild()
  if (ledger.contentHash() !== hash || content(sqlite) !== grown) broken.push('the tables differ from the log')
  return broken
}

const content = (sqlite: Connection['sqlite']): string =>
  JSON.stringify(entities.map((entity) => sqlite.prepare(`SELECT * FROM "${entity}" ORDER BY id`).all()))
