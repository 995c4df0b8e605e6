import type { TargetGrid, TargetLine } from '../../src-main/targets/targets.contract.ts'

/**
 * Puts the lines of a write's answer in their place; unchanged ones keep their identity. Lines that were not there yet
 * (新增客户) come after the last of their city.
 */
export function patchLines(grid: TargetGrid, lines: readonly TargetLine[]): TargetGrid {
  if (lines.length === 0) return grid
  const fresh = new Map(lines.map((line) => [line.id, line]))
  const patched = grid.lines.map((line) => {
    const next = fresh.get(line.id)
    fresh.delete(line.id)
    // The answer of a write does not look up where a channel lies; the grid knows.
    // Nor does it read the baseline again, which never changes.
    return next
      ? { ...next, city: line.city, ...(line.baseline === undefined ? {} : { baseline: line.baseline }) }
      : line
  })
  for (const line of fresh.values()) {
    const last = patched.findLastIndex(({ city }) => city === line.city)
    patched.splice(last < 0 ? patched.length : last + 1, 0, line)
  }
  return { ...grid, lines: patched }
}
