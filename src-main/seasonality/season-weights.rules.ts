const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b))

/**
 * The weights of cells, lines × months, for lines that follow shapes of their own (twelve weights in fiscal order, null
 * for even). Every line's year weighs the same, whatever its shape; within the year each month weighs what its shape says.
 * So a quarter typed over two lines gives more to the one whose shape has more of the year in that quarter, and four
 * quarters give what the year would. Exact: shares of a year are brought to one denominator. Null where no line has a shape.
 */
export function seasonWeights(
  shapes: readonly (readonly number[] | null)[],
  months: readonly number[],
): readonly (readonly bigint[])[] | null {
  if (shapes.every((shape) => shape === null)) return null
  const kinds = new Map<readonly number[] | null, { readonly cells: readonly bigint[]; readonly sum: bigint }>()
  let common = 1n
  for (const shape of shapes) {
    if (kinds.has(shape)) continue
    const year = (shape ?? even).map(BigInt)
    const factor = year.reduce(divisor, 0n) || 1n
    const sum = year.reduce((all, one) => all + one, 0n) / factor
    kinds.set(shape, { cells: months.map((month) => (year[month - 1] ?? 0n) / factor), sum })
    common = (common / divisor(common, sum)) * sum
  }
  const scaled = new Map(
    [...kinds].map(([shape, { cells, sum }]) => [shape, cells.map((cell) => cell * (common / sum))] as const),
  )
  return shapes.map((shape) => scaled.get(shape) ?? [])
}

const even: readonly number[] = Array.from({ length: 12 }, () => 1)
