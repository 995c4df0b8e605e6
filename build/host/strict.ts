import { EventEmitter } from 'node:events'

/** Names that the language itself looks up on any object (`await x`, `JSON.stringify(x)`): absent, never an error. */
const ASKED_BY_THE_LANGUAGE = new Set<PropertyKey>(['then', 'toJSON'])

/** A gap in the emulation must show in a test at once, not as a button that does nothing. */
export function notEmulated(what: string): never {
  throw new Error(`chromium host: ${what} is not emulated`)
}

function missing(label: string, key: PropertyKey): undefined {
  if (typeof key === 'symbol' || ASKED_BY_THE_LANGUAGE.has(key)) return undefined
  return notEmulated(`${label}.${String(key)}`)
}

/** The same object, except that reading a property which it does not have throws. Writing stays free: tests stub methods. */
export function strict<T extends object>(label: string, object: T): T {
  return new Proxy(object, {
    get: (target, key, receiver) => (key in target ? Reflect.get(target, key, receiver) : missing(label, key)),
  })
}

/** A whole module or class of Electron that is left out. */
export function absent(label: string): never {
  // Only something constructible can be tried with `new`.
  return new Proxy(Object, {
    get: (_target, key) => missing(label, key),
    construct: () => notEmulated(label),
  }) as never
}

/** Refuses options that would be ignored silently. */
export function checkOptions(label: string, options: object, known: readonly string[]): void {
  for (const [key, value] of Object.entries(options)) {
    if (value !== undefined && !known.includes(key)) notEmulated(`${label} option "${key}"`)
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- the listeners of an emitter have no common parameter type
type Listener = (...args: any[]) => void

/**
 * An event emitter that knows which events it can emit and which properties it has.
 * The guard sits in the prototype chain rather than in a proxy around the object, so that private fields keep working.
 */
export class Emulated extends EventEmitter {
  static readonly label: string = ''
  static readonly events: readonly string[] = []

  override on(event: string | symbol, listener: Listener): this {
    const { label, events } = this.constructor as typeof Emulated
    if (typeof event === 'string' && !events.includes(event)) notEmulated(`event "${event}" of ${label}`)
    return super.on(event, listener)
  }

  override addListener(event: string | symbol, listener: Listener): this {
    return this.on(event, listener)
  }
}

const guard = new Proxy(EventEmitter.prototype, {
  get: (target, key, receiver) => {
    if (key in target) return Reflect.get(target, key, receiver)
    return missing((receiver.constructor as typeof Emulated).label, key)
  },
  getPrototypeOf: () => EventEmitter.prototype,
})
Object.setPrototypeOf(Emulated.prototype, guard)

export interface HostEvent {
  readonly defaultPrevented: boolean
  preventDefault(): void
}

/** An event object as Electron passes it first to listeners. */
export function hostEvent<T extends object>(details?: T): HostEvent & T {
  let prevented = false
  const base = {
    get defaultPrevented() {
      return prevented
    },
    preventDefault() {
      prevented = true
    },
  }
  return Object.assign(base, details)
}
