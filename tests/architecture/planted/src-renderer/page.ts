// A violation on purpose: the renderer reaches into the ledger.
import { open } from '../src-main/ledger/open.ts'

export const opened = open()
