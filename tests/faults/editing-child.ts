import { writeSync } from 'node:fs'
import { connect } from '../../src-main/ledger/connect.ts'
import { amountField, heldField } from '../../src-main/ledger/registry.ts'
import type { Edit } from '../../src-main/ledger/ledger.ts'

// Edits a workspace without end and tells each batch only when its commit has returned, until it is killed. A second
// argument ends it after so many batches.

const [file = '', most = 'Infinity'] = process.argv.slice(2)
const tell = (line: string): void => void writeSync(1, `${line}\n`)

/** Edits of batch `number`: 1 to 40 cells of 60 lines, each with an amount that never stood there. */
function edits(number: number): readonly Edit[] {
  const size = 1 + ((number * 7919) % 40)
  return Array.from({ length: size }, (_, at): Edit => {
    const cell = number * 31 + at
    const field = amountField(1 + (cell % 12))
    return { entity: 'targetLine', id: `line-${Math.floor(cell / 12) % 60}`, field, value: number * 100 + at }
  })
}

tell('begin')
const { ledger } = connect(file)
let number = ledger.batches(1)[0]
  ? Number(ledger.batches(500).find(({ act }) => act === 'paste')?.facts['number'] ?? 0)
  : 0
for (let done = 0; done < Number(most); done += 1) {
  number += 1
  if (number % 5 === 0 && ledger.undoState().undo) ledger.undo()
  else if (number % 7 === 0)
    ledger.commit('hold', {}, [
      { entity: 'targetLine', id: `line-${number % 60}`, field: heldField(1), value: number % 2 },
    ])
  else ledger.commit('paste', { number, size: edits(number).length }, edits(number))
  const [last] = ledger.batches(1)
  if (last) tell(`${last.batch} ${last.changes}`)
}
