import { useEffect, useId } from 'react'
import { initialsOf } from './initials.ts'
import { createStore } from './store.ts'
import type { Keys } from './shortcuts.ts'

/** Something that can be done now. It stands in the palette; with `keys` also on the keyboard sheet. */
export type Command = {
  /** Unique, `subject.act`. */
  readonly id: string
  /** In the window's language. */
  readonly title: string
  /** Heading on the keyboard sheet; the view's own name by default. */
  readonly group?: string
  readonly keys?: Keys
  /** Other words that find it, pinyin for one; never shown. */
  readonly words?: string
  /** Whether the keys work while text is being typed. */
  readonly whileEditing?: boolean
  readonly disabled?: boolean
  readonly run: () => void
}

/** Commands by who registered them, in the order of registration. */
export const commandLists = createStore<ReadonlyMap<string, readonly Command[]>>(new Map())

/** Offers commands for as long as the component is drawn. */
export function useCommands(commands: readonly Command[]): void {
  const owner = useId()
  useEffect(() => {
    commandLists.set((now) => new Map(now).set(owner, commands))
  })
  useEffect(
    () => () =>
      commandLists.set((now) => {
        const rest = new Map(now)
        rest.delete(owner)
        return rest
      }),
    [owner],
  )
}

export const allCommands = (lists: ReadonlyMap<string, readonly Command[]>): readonly Command[] =>
  [...lists.values()].flat()

const folded = (text: string): string => text.toLowerCase().replace(/\s+/g, '')

/**
 * Ranks commands for what was typed: those that begin with it, then those that hold it, then those that hold its letters
 * in order. A title is found by its own words, by its pinyin initials and by what `other` says it is called besides. Ties
 * keep their order; nothing typed finds all.
 */
export function findCommands(
  commands: readonly Command[],
  typed: string,
  other: (title: string) => string = () => '',
): readonly Command[] {
  const wanted = folded(typed)
  const enabled = commands.filter((command) => !command.disabled)
  if (wanted === '') return enabled
  return enabled
    .map((command) => ({ command, rank: rankOf(command, wanted, other(command.title)) }))
    .filter(({ rank }) => rank < 3)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ command }) => command)
}

function rankOf(command: Command, wanted: string, other: string): number {
  const { title, words = '' } = command
  const texts = [title, initialsOf(title), other, initialsOf(other), ...words.split(' ')]
    .map(folded)
    .filter((text) => text !== '')
  if (texts.some((text) => text.startsWith(wanted))) return 0
  if (texts.some((text) => text.includes(wanted))) return 1
  return holdsInOrder(folded(command.title), wanted) ? 2 : 3
}

function holdsInOrder(text: string, wanted: string): boolean {
  let from = 0
  for (const letter of wanted) {
    const at = text.indexOf(letter, from)
    if (at < 0) return false
    from = at + letter.length
  }
  return true
}
