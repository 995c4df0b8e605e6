import type { Database as Sqlite } from 'better-sqlite3'

/** Integer ids of devices, fields and rows. Caches are dropped when a transaction rolls back. */
export type Interns = {
  readonly device: (key: string) => number
  readonly deviceKey: (id: number) => string
  readonly field: (entity: string, name: string) => number
  readonly fieldName: (id: number) => { readonly entity: string; readonly name: string }
  readonly object: (entity: string, key: string) => number
  readonly objectKey: (id: number) => { readonly entity: string; readonly key: string }
  readonly forget: () => void
}

type Pair = { readonly entity: string; readonly name: string }

export function createInterns(sqlite: Sqlite): Interns {
  const findDevice = sqlite.prepare<[string], { id: number }>('SELECT id FROM device WHERE key = ?')
  const addDevice = sqlite.prepare<[string]>('INSERT INTO device (key) VALUES (?)')
  const nameDevice = sqlite.prepare<[number], { key: string }>('SELECT key FROM device WHERE id = ?')
  const findField = sqlite.prepare<[string, string], { id: number }>(
    'SELECT id FROM field WHERE entity = ? AND name = ?',
  )
  const addField = sqlite.prepare<[string, string]>('INSERT INTO field (entity, name) VALUES (?, ?)')
  const nameField = sqlite.prepare<[number], Pair>('SELECT entity, name FROM field WHERE id = ?')
  const findObject = sqlite.prepare<[string, string], { id: number }>(
    'SELECT id FROM object WHERE entity = ? AND key = ?',
  )
  const addObject = sqlite.prepare<[string, string]>('INSERT INTO object (entity, key) VALUES (?, ?)')
  const nameObject = sqlite.prepare<[number], { entity: string; key: string }>(
    'SELECT entity, key FROM object WHERE id = ?',
  )

  const devices = new Map<string, number>()
  const deviceKeys = new Map<number, string>()
  const fields = new Map<string, Map<string, number>>()
  const fieldNames = new Map<number, Pair>()
  const objects = new Map<string, Map<string, number>>()

  const remember = (
    cache: Map<string, Map<string, number>>,
    outer: string,
    inner: string,
    make: () => number,
  ): number => {
    let map = cache.get(outer)
    if (!map) cache.set(outer, (map = new Map()))
    let id = map.get(inner)
    if (id === undefined) map.set(inner, (id = make()))
    return id
  }
  const known = <T>(value: T | undefined, what: string): T => {
    if (value === undefined) throw new Error(`log names an unknown ${what}`)
    return value
  }

  return {
    device: (key) => {
      let id = devices.get(key)
      if (id === undefined) {
        id = findDevice.get(key)?.id ?? Number(addDevice.run(key).lastInsertRowid)
        devices.set(key, id)
      }
      return id
    },
    deviceKey: (id) => {
      let key = deviceKeys.get(id)
      if (key === undefined) deviceKeys.set(id, (key = known(nameDevice.get(id), 'device').key))
      return key
    },
    field: (entity, name) =>
      remember(
        fields,
        entity,
        name,
        () => findField.get(entity, name)?.id ?? Number(addField.run(entity, name).lastInsertRowid),
      ),
    fieldName: (id) => {
      let pair = fieldNames.get(id)
      if (!pair) fieldNames.set(id, (pair = known(nameField.get(id), 'field')))
      return pair
    },
    object: (entity, key) =>
      remember(
        objects,
        entity,
        key,
        () => findObject.get(entity, key)?.id ?? Number(addObject.run(entity, key).lastInsertRowid),
      ),
    objectKey: (id) => known(nameObject.get(id), 'row'),
    forget: () => {
      devices.clear()
      deviceKeys.clear()
      fields.clear()
      fieldNames.clear()
      objects.clear()
    },
  }
}
