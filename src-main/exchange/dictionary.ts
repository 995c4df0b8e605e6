import { dictionarySlots } from './format.ts'

/** The writer's side of a dictionary: numbers for keys, given in order, the oldest replaced once all are given. */
export class Numbering {
  readonly #numbers = new Map<string, number>()
  readonly #keys: string[] = []
  #next = 0

  /** The key's number; `define` is called first when it has none. */
  of(key: string, define: () => void): number {
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.#next
    const replaced = this.#keys[number]
    if (replaced !== undefined) this.#numbers.delete(replaced)
    this.#keys[number] = key
    this.#numbers.set(key, number)
    this.#next = (number + 1) % dictionarySlots
    define()
    return number
  }
}

/** The reader's side: entries by number, at most `dictionarySlots` of them. */
export class Entries<T> {
  readonly #entries: T[] = []
  #next = 0

  add(entry: T): void {
    this.#entries[this.#next] = entry
    this.#next = (this.#next + 1) % dictionarySlots
  }

  get(number: number): T | undefined {
    return this.#entries[number]
  }
}
