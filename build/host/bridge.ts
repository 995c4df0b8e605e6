export interface Bridge {
  expose(name: string, api: unknown): void
}

/**
 * One end of the context bridge: `page` is the world of the app's own scripts, `preload` the isolated one.
 * Two worlds of a page share DOM events but no objects: an event's `detail` is cloned on its way from one to the other, and
 * dispatching is synchronous, so that synchronous return values cross as well.
 *
 * Runs in the page as source text: it may use nothing from outside its own body.
 */
export function createBridge(token: string, side: 'page' | 'preload'): Bridge {
  type Plain = Record<string, unknown>
  type Fn = (...args: unknown[]) => unknown
  interface Letter {
    readonly kind: 'call' | 'return' | 'settle' | 'expose'
    readonly id?: number
    readonly name?: string
    readonly args?: readonly unknown[]
    readonly ok?: boolean
    readonly value?: unknown
    /** Nothing in it stands for something that cannot be cloned: it is taken as it is. */
    readonly data?: boolean
  }
  const FUNCTION = `${token}function`
  const PROMISE = `${token}promise`
  const ERROR = `${token}error`
  const other = side === 'page' ? 'preload' : 'page'
  const dispatch = window.dispatchEvent.bind(window)
  const EventOfOurs = CustomEvent

  const functions: Fn[] = []
  const functionIds = new Map<Fn, number>() // one function keeps one id, so that the same listener can be taken off again
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let promises = 0
  let answer: Letter | undefined

  const post = (letter: Letter): void => {
    dispatch(new EventOfOurs(`${token}:${other}`, { detail: letter }))
  }
  const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
  const isPlain = (value: object): boolean => {
    const prototype: unknown = Object.getPrototypeOf(value)
    return prototype === Object.prototype || prototype === null
  }
  const mapValues = (value: object, change: (item: unknown) => unknown): Plain =>
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]))

  /** Whether the clone algorithm can carry all of it: a thousand rows are then looked through once, and copied by it alone. */
  const isData = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return typeof value !== 'function' && typeof value !== 'symbol'
    if (value instanceof Promise || value instanceof Error) return false
    if (Array.isArray(value)) return value.every(isData)
    return !isPlain(value) || Object.values(value).every(isData)
  }

  const packFunction = (value: Fn): unknown => {
    const id = functionIds.get(value) ?? functions.push(value) - 1
    functionIds.set(value, id)
    return { [FUNCTION]: id }
  }
  const packPromise = (value: Promise<unknown>): unknown => {
    const id = ++promises
    value.then(
      (result) => {
        const data = isData(result)
        post({ kind: 'settle', id, ok: true, data, value: data ? result : pack(result) })
      },
      (error: unknown) => post({ kind: 'settle', id, ok: false, value: messageOf(error) }),
    )
    return { [PROMISE]: id }
  }
  const pack = (value: unknown): unknown => {
    if (typeof value === 'function') return packFunction(value as Fn)
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.')
    if (typeof value !== 'object' || value === null) return value
    if (value instanceof Promise) return packPromise(value)
    if (value instanceof Error) return { [ERROR]: value.message }
    if (Array.isArray(value)) return value.map(pack)
    return isPlain(value) ? mapValues(value, pack) : value // the rest is the clone algorithm's business
  }
  const unpack = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(unpack)
    if (!isPlain(value)) return value
    const plain = value as Plain
    if (FUNCTION in plain) {
      const id = plain[FUNCTION] as number
      return (...args: unknown[]) => call(id, args)
    }
    if (PROMISE in plain) {
      const id = plain[PROMISE] as number
      return new Promise((resolve, reject) => pending.set(id, { resolve, reject }))
    }
    if (ERROR in plain) return new Error(String(plain[ERROR]))
    return mapValues(plain, unpack)
  }

  const call = (id: number, args: readonly unknown[]): unknown => {
    answer = undefined
    const data = args.every(isData)
    post({ kind: 'call', id, data, args: data ? args : args.map(pack) })
    const reply = answer as Letter | undefined
    answer = undefined
    if (!reply) throw new Error('chromium host: the other world of the page is gone')
    if (!reply.ok) throw new Error(String(reply.value))
    return unpack(reply.value)
  }
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null && (Array.isArray(value) || isPlain(value))) {
      for (const item of Object.values(value)) freeze(item)
      Object.freeze(value)
    }
    return value
  }
  const run = (letter: Letter): Letter => {
    try {
      const target = functions[letter.id ?? -1] as Fn
      const args = letter.args ?? []
      return { kind: 'return', ok: true, value: pack(target(...(letter.data ? args : args.map(unpack)))) }
    } catch (error) {
      return { kind: 'return', ok: false, value: messageOf(error) }
    }
  }
  const settle = (letter: Letter): void => {
    const waiting = pending.get(letter.id ?? -1)
    pending.delete(letter.id ?? -1)
    if (letter.ok) waiting?.resolve(letter.data ? letter.value : unpack(letter.value))
    else waiting?.reject(new Error(String(letter.value)))
  }

  window.addEventListener(
    `${token}:${side}`,
    (event) => {
      event.stopImmediatePropagation()
      const letter = (event as CustomEvent<Letter>).detail
      if (letter.kind === 'call') post(run(letter))
      else if (letter.kind === 'return') answer = letter
      else if (letter.kind === 'settle') settle(letter)
      else Object.defineProperty(window, letter.name ?? '', { value: freeze(unpack(letter.value)), enumerable: true })
    },
    true,
  )
  return { expose: (name, api) => post({ kind: 'expose', name, value: pack(api) }) }
}
