import { useState, type ReactNode } from 'react'
import { Slot } from '../app/slots.tsx'
import type { ColumnSpec } from '../grid/column-spec.ts'
import { plainLayout, type GridLayout } from '../grid/layout.ts'
import { DisplayDialog } from './display-dialog.tsx'
import type { GridViews } from './use-grid-view.ts'
import { ViewsMenu } from './views-menu.tsx'
import './views.css'

/** The menu of a grid's saved views, and the dialog of its columns. */
export function ViewTools(props: {
  readonly views: GridViews
  readonly columns: readonly Pick<ColumnSpec<never>, 'id' | 'title' | 'group'>[]
  /** The columns as they stand before anybody moves them. */
  readonly initial?: GridLayout
  /** What else the dialog offers. */
  readonly children?: ReactNode
}): ReactNode {
  const { views, columns, initial = plainLayout } = props
  const [displaying, setDisplaying] = useState(false)
  return (
    <>
      <Slot name="filter">
        <ViewsMenu views={views} onDisplay={() => setDisplaying(true)} />
      </Slot>
      {displaying ? (
        <DisplayDialog
          columns={columns}
          layout={views.view.layout}
          initial={initial}
          onChange={views.setLayout}
          onClose={() => setDisplaying(false)}
        >
          {props.children}
        </DisplayDialog>
      ) : null}
    </>
  )
}
