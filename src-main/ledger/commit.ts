import { tick } from '../shared/clock.ts'
import { Refusal, type Facts } from '../shared/result.ts'
import type { Interns } from './intern.ts'
import type { Act } from './ledger.contract.ts'
import type { Commit, Edit } from './ledger.ts'
import type { Log } from './log.ts'
import type { PlanActs } from './plan-acts.ts'
import type { Projector } from './project.ts'
import { fieldKind, fits, type Entity, type Value } from './registry.ts'

export type CommitTools = {
  readonly log: Log
  readonly interns: Interns
  readonly projector: Projector
  readonly planActs: PlanActs
  readonly now: () => number
  readonly newId: () => string
  readonly device: string
  readonly author: string
}

/** Up to so many fields of a row are looked up one by one. */
const fewFields = 3

/**
 * Appends one batch of this device's own edits and projects it. Runs inside the caller's transaction. Fields that hold
 * the value already are passed over; a batch in which nothing differs is not written. Of two edits of one field the
 * later stands. Throws `Refusal('field-unknown' | 'field-invalid')`.
 */
export function commitEdits(
  tools: CommitTools,
  act: Act,
  facts: Facts,
  edits: readonly Edit[],
  undoes: string | null,
): Commit {
  const { log, interns, projector, planActs } = tools
  const device = interns.device(tools.device)
  let batch: { readonly key: string; readonly id: number } | undefined
  let hlc = 0
  let seq = log.lastSeq(device)
  let changed = 0
  const touched = new Set<Entity>()

  for (const [entity, rows] of byRow(edits)) {
    for (const [id, fields] of rows) {
      const object = interns.object(entity, id)
      // One cell is most of the user's edits: its row has two dozen others that need not be read.
      const cells = fields.size > fewFields ? log.cellsOf(object) : undefined
      const written = new Map<string, Value>()
      for (const [name, value] of fields) {
        const field = interns.field(entity, name)
        const cell = cells ? cells.get(field) : log.cell(object, field)
        if ((cell?.value ?? null) === value) continue
        if (!batch) {
          hlc = tick(tools.now(), log.lastHlc())
          const key = tools.newId()
          const row = { key, device, hlc, author: tools.author, act, facts: JSON.stringify(facts), undoes }
          batch = { key, id: log.addBatch(row) }
        }
        seq += 1
        changed += 1
        log.addChange(device, seq, batch.id, object, field, value, cell?.device ?? null, cell?.seq ?? null)
        log.setCell(object, field, device, seq, hlc, value)
        written.set(name, value)
      }
      if (written.size === 0 || !batch) continue
      planActs.touch(batch.id, hlc, entity, id, written)
      projector.write(entity, id, written)
      touched.add(entity)
    }
  }
  if (batch) log.countBatch(batch.id, changed, seq - changed + 1)
  return { batch: batch?.key ?? null, changed, entities: [...touched] }
}

/** Groups edits by row, so that each row's winners are read once and its projection is written once. */
function byRow(edits: readonly Edit[]): Map<Entity, Map<string, Map<string, Value>>> {
  const grouped = new Map<Entity, Map<string, Map<string, Value>>>()
  for (const { entity, id, field, value } of edits) {
    const kind = fieldKind(entity, field)
    if (!kind) throw new Refusal('field-unknown', { entity, field })
    if (!fits(kind, value)) throw new Refusal('field-invalid', { entity, field })
    let rows = grouped.get(entity)
    if (!rows) grouped.set(entity, (rows = new Map()))
    let fields = rows.get(id)
    if (!fields) rows.set(id, (fields = new Map()))
    fields.set(field, value)
  }
  return grouped
}
