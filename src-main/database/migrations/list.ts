import type { Migration } from '../migrate.ts'
import { migration as ledger } from './0010-ledger.ts'

/** Every migration in order. Numbered in tens, never edited once released, never reordered. */
export const migrations: readonly Migration[] = [ledger]
