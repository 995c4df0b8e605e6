/** The class names that a cell's element was given, for each of the two that give it names. */
const given = { look: new WeakMap<Element, readonly string[]>(), part: new WeakMap<Element, readonly string[]>() }

const none: readonly string[] = []

/**
 * Gives a cell's element its class names in place of those it had from the same giver. A new cell has none, and most
 * cells need one or two: while scrolling, switching each of twenty off on 200 cells a frame is what would be felt.
 */
export function drawNames(
  cell: Element,
  by: keyof typeof given,
  wanted: readonly (string | false | undefined)[],
): void {
  const before = given[by].get(cell) ?? none
  const names = wanted.filter((name): name is string => typeof name === 'string')
  if (before.length === names.length && before.every((name, index) => name === names[index])) return
  const gone = before.filter((name) => !names.includes(name))
  const come = names.filter((name) => !before.includes(name))
  if (gone.length > 0) cell.classList.remove(...gone)
  if (come.length > 0) cell.classList.add(...come)
  given[by].set(cell, names)
}
