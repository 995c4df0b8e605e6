import type { Database as Sqlite } from 'better-sqlite3'

/**
 * The highest sequence number of each device up to which nothing is missing here. The stored head only moves forward,
 * so the walk starts where the last one ended.
 */
export function readHeads(sqlite: Sqlite, transaction: (work: () => void) => void): ReadonlyMap<string, number> {
  const devices = sqlite
    .prepare<[], { id: number; key: string; head: number }>('SELECT id, key, head FROM device')
    .all()
  const next = sqlite.prepare<[number, number], { seq: number }>(
    'SELECT seq FROM change WHERE device = ? AND seq > ? ORDER BY seq',
  )
  const store = sqlite.prepare('UPDATE device SET head = ? WHERE id = ?')
  const heads = new Map<string, number>()
  for (const device of devices) {
    let head = device.head
    for (const { seq } of next.iterate(device.id, head)) {
      if (seq !== head + 1) break
      head = seq
    }
    heads.set(device.key, head)
  }
  const ahead = devices.filter(({ key, head }) => (heads.get(key) ?? 0) > head)
  // Nothing is locked while nothing moved: a worker may be writing.
  if (ahead.length > 0) transaction(() => ahead.forEach(({ id, key }) => store.run(heads.get(key) ?? 0, id)))
  return heads
}
