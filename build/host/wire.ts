export interface Wire {
  encode(value: unknown): string
  decode(text: string): unknown
}

/**
 * Structured clone as JSON text, for what IPC carries: plain data, undefined, NaN, bigint, Date, RegExp, Map, Set, Error,
 * buffers and typed arrays. Functions, symbols, promises and circular data are refused as Electron refuses them.
 *
 * Runs here and, as source text, in the page: it may use nothing from outside its own body.
 */
export function createWire(toBase64: (bytes: Uint8Array) => string, fromBase64: (text: string) => Uint8Array): Wire {
  const TAG = '\u0001'
  type Plain = Record<string, unknown>
  const views: Record<string, new (buffer: ArrayBuffer) => unknown> = {
    Uint8Array,
    Int8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  }

  const refuse = (value: unknown): never => {
    throw new Error(`An object could not be cloned: ${String(value)}`)
  }
  const put = (target: Plain, key: string, value: unknown): void => {
    // A plain assignment to `__proto__` would change the prototype instead.
    if (key === '__proto__')
      Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true })
    else target[key] = value
  }
  const tagged = (kind: string, value?: unknown): Plain => ({ [TAG]: kind, v: value })

  const packNumber = (value: number): unknown => {
    if (Number.isFinite(value) && !Object.is(value, -0)) return value
    return tagged('number', Object.is(value, -0) ? '-0' : String(value))
  }
  const packView = (value: ArrayBufferView): unknown => {
    const name = value.constructor.name
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    return tagged('view', [name in views ? name : 'Uint8Array', toBase64(bytes)]) // Node's Buffer arrives as bytes
  }
  const packObject = (value: object, around: Set<object>): unknown => {
    const inside = (item: unknown): unknown => pack(item, around)
    if (Array.isArray(value)) return value.map(inside)
    if (value instanceof Date) return tagged('date', packNumber(value.getTime()))
    if (value instanceof Map)
      return tagged(
        'map',
        [...value].map(([key, item]) => [inside(key), inside(item)]),
      )
    if (value instanceof Set) return tagged('set', [...value].map(inside))
    if (value instanceof RegExp) return tagged('regexp', [value.source, value.flags])
    if (value instanceof Error) return tagged('error', [value.name, value.message, value.stack])
    if (value instanceof ArrayBuffer) return tagged('buffer', toBase64(new Uint8Array(value)))
    if (ArrayBuffer.isView(value)) return packView(value)
    if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) return refuse(value)
    const result: Plain = {}
    for (const [key, item] of Object.entries(value)) put(result, key, inside(item))
    return TAG in result ? tagged('object', Object.entries(result)) : result
  }
  const pack = (value: unknown, around: Set<object>): unknown => {
    if (typeof value === 'number') return packNumber(value)
    if (typeof value === 'undefined') return tagged('undefined')
    if (typeof value === 'bigint') return tagged('bigint', String(value))
    if (typeof value === 'function' || typeof value === 'symbol') return refuse(value)
    if (typeof value !== 'object' || value === null) return value
    if (around.has(value)) throw new Error('An object could not be cloned: it contains itself')
    around.add(value)
    const packed = packObject(value, around)
    around.delete(value)
    return packed
  }

  /** Whether JSON says all of it already, as it does of nearly everything that is sent: then nothing is copied first. */
  const isJson = (value: unknown, depth: number): boolean => {
    if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true
    // What is nested so deep may contain itself.
    if (typeof value !== 'object' || depth > 20) return false
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) if (!isJson(value[index], depth + 1)) return false
      return true
    }
    if (Object.getPrototypeOf(value) !== Object.prototype || TAG in value || 'toJSON' in value) return false
    for (const item of Object.values(value)) if (!isJson(item, depth + 1)) return false
    return true
  }

  const bufferOf = (text: unknown): ArrayBuffer => {
    const bytes = fromBase64(String(text))
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  }
  const unpackTagged = (kind: unknown, value: unknown): unknown => {
    const list = value as unknown[]
    const pairs = value as [unknown, unknown][]
    switch (kind) {
      case 'undefined':
        return undefined
      case 'number':
        return Number(value)
      case 'bigint':
        return BigInt(String(value))
      case 'date':
        return new Date(unpack(value) as number)
      case 'map':
        return new Map(pairs.map(([key, item]) => [unpack(key), unpack(item)]))
      case 'set':
        return new Set(list.map(unpack))
      case 'regexp':
        return new RegExp(String(list[0]), String(list[1]))
      case 'error':
        return Object.assign(new Error(String(list[1])), { name: list[0], stack: list[2] })
      case 'buffer':
        return bufferOf(value)
      case 'view': {
        const View = views[String(list[0])] ?? Uint8Array
        return new View(bufferOf(list[1]))
      }
      case 'object': {
        const result: Plain = {}
        for (const [key, item] of pairs) put(result, String(key), unpack(item))
        return result
      }
      default:
        throw new Error(`chromium host: unknown tag ${String(kind)}`)
    }
  }
  const unpack = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(unpack)
    const plain = value as Plain
    if (TAG in plain) return unpackTagged(plain[TAG], plain['v'])
    const result: Plain = {}
    for (const key of Object.keys(plain)) put(result, key, unpack(plain[key]))
    return result
  }

  return {
    encode: (value) => JSON.stringify(isJson(value, 0) ? value : pack(value, new Set())),
    // A tag is written as its escape; a text without one holds nothing but JSON.
    decode: (text) => (text.includes(String.raw`\u0001`) ? unpack(JSON.parse(text)) : JSON.parse(text)),
  }
}

/** The wire's end in the main process. */
export const wire: Wire = createWire(
  (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  (text) => Buffer.from(text, 'base64'),
)
