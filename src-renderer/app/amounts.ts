import {
  formatAmount as formatAs,
  formatSigned as signAs,
  usualDecimals,
  usualForm,
  type AmountForm,
  type Fen,
  type Unit,
} from '../../src-main/shared/money.ts'
import { createStore } from './store.ts'

/**
 * How the window writes amounts, as `i18n` holds how it speaks: one thing for every grid, panel and line. Views draw
 * anew when it changes, for it stands in `usePlanContext().form` as well.
 */
export const amountForm = createStore<AmountForm>(usualForm)

/** Digits after the point of shown amounts in a unit. */
export const shownDecimals = (unit: Unit): number => amountForm.get().decimals ?? usualDecimals[unit]

/** `formatAmount` of `money.ts` in the form that was chosen. */
export const formatAmount = (fen: Fen | null, unit: Unit, decimals = shownDecimals(unit)): string =>
  formatAs(fen, unit, decimals, amountForm.get())

/** `formatSigned` of `money.ts` in the form that was chosen. */
export const formatSigned = (fen: Fen | null, unit: Unit, decimals = shownDecimals(unit)): string =>
  signAs(fen, unit, decimals, amountForm.get())
