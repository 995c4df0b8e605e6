import type { OpenWorkspace } from '../context.ts'

/** Counts this device's changes that no partner has acknowledged; cheap enough for every status line. */
export function unsentCounter(open: OpenWorkspace): () => number {
  const own = open.sqlite.prepare<[string], { count: number }>(
    'SELECT coalesce(max(change.seq), 0) AS count FROM change JOIN device ON device.id = change.device WHERE device.key = ?',
  )
  return () => own.get(open.ledger.device)?.count ?? 0
}
