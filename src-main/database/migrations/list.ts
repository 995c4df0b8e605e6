import type { Migration } from '../migrate.ts'
import { migration as ledger } from './0010-ledger.ts'
import { migration as exchange } from './0020-exchange.ts'
import { migration as planLife } from './0030-plan-life.ts'
import { migration as seasonality } from './0040-seasonality.ts'
import { migration as history } from './0050-history.ts'
import { migration as setAside } from './0060-set-aside.ts'
import { migration as gridViews } from './0070-grid-views.ts'
import { migration as actuals } from './0080-actuals.ts'

/** Every migration in order. Numbered in tens, never edited once released, never reordered. */
export const migrations: readonly Migration[] = [
  ledger,
  exchange,
  planLife,
  seasonality,
  history,
  setAside,
  gridViews,
  actuals,
]
