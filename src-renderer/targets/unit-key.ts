import type { Unit } from '../../src-main/shared/money.ts'

/** Whose name stands beside an amount: the context bar offers 元 and 万元. */
export const unitKey = (unit: Unit): 'yuan' | 'wan' => (unit === 'yuan' ? 'yuan' : 'wan')
