// Two violations on purpose: a rule that reads the disk and reaches into the ledger.
import { readFileSync } from 'node:fs'
import { open } from '../ledger/open.ts'

export const read = (): string => readFileSync('x', 'utf8') + open()
