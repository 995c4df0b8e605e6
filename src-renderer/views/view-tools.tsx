import { useState, type ReactNode } from 'react'
import { Slot } from '../app/slots.tsx'
import type { ColumnSpec } from '../grid/column-spec.ts'
import { plainLayout } from '../grid/layout.ts'
import { DisplayDialog } from './display-dialog.tsx'
import type { GridViews } from './use-grid-view.ts'
import { ViewsMenu } from './views-menu.tsx'
import './views.css'

/** The menu of a grid's saved views, and the dialog of its columns. */
export function ViewTools(props: {
  readonly views: GridViews
  readonly columns: readonly Pick<ColumnSpec<never>, 'id' | 'title' | 'group'>[]
}): ReactNode {
  const { views, columns } = props
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
          initial={plainLayout}
          onChange={views.setLayout}
          onClose={() => setDisplaying(false)}
        />
      ) : null}
    </>
  )
}
