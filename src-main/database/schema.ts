import type { Entity, FieldKind, registry } from '../ledger/registry.ts'

type ColumnOf<Kind extends FieldKind> = (Kind extends 'text' | 'reference' | 'date' ? string : number) | null

/** A projection's row: the id, whether it lives, and every field of the registry under its own name. */
type Projection<Name extends Entity> = { readonly id: string; readonly live: number | null } & {
  readonly [Field in keyof (typeof registry)[Name]]: (typeof registry)[Name][Field] extends FieldKind
    ? ColumnOf<(typeof registry)[Name][Field]>
    : never
}

/** The tables that plain queries read. The log's own tables are touched by `ledger/` alone. */
export type Schema = { readonly [Name in Entity]: Projection<Name> }
