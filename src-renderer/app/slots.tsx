import { createContext, useContext, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

/*
 * How a subject's view plugs into the window. The shell draws the frame once; a view fills these places:
 *
 *   <Slot name="filter">   context bar, after the unit: what narrows the grid (region, person, kind …)
 *   <Slot name="actions">  context bar, far right: at most one `.btn.primary`, the rest outlined or quiet
 *   <Slot name="tabs">     the row under the bar, left: <Tabs> of parts/tabs.tsx
 *   <Slot name="tools">    the same row, right: `.btn.quiet` buttons
 *   <Slot name="sums">     status line, middle: `.item`s with sums of the selection
 *   <Panel label="…">      details at the right of the grid; gone when not rendered
 *
 * What the view returns besides stands in the grid's place (a flex column that fills the rest; `.page` scrolls).
 *
 *   function TargetsView() {
 *     const { plan, measure, unit } = usePlanContext()          // app/plan-context.tsx: what the context bar says
 *     const grid = useCall('targets.grid', { plan, measure })    // api.ts: cached, refreshed by events
 *     useCommands([{ id: 'targets.hold', title: t('…'), keys: 'Ctrl+L', run }])  // app/commands.ts: palette, F1, keys
 *     …
 *   }
 *
 * Also for views: `say`, `showFailure` (app/notices.ts), <Busy>, <Empty>, <FailureNote> (parts/states.tsx), <Menu>,
 * <Dialog>, <Segmented>, <Icon> (parts/), `drawn` (app/events.ts) after a write that the view draws itself,
 * `useWorkspace` (app/workspace.ts).
 */

export type SlotName = 'filter' | 'actions' | 'tabs' | 'tools' | 'sums' | 'panel'
export type SlotElements = Readonly<Record<SlotName, HTMLElement | null>>

export const SlotContext = createContext<SlotElements>({
  filter: null,
  actions: null,
  tabs: null,
  tools: null,
  sums: null,
  panel: null,
})

/** Draws its children in a place of the window's frame. */
export function Slot({ name, children }: { readonly name: SlotName; readonly children: ReactNode }): ReactNode {
  const element = useContext(SlotContext)[name]
  return element ? createPortal(children, element) : null
}

/** The panel at the right: sections (`<section>`, `<h2>`, `<h3>`), and a `.foot` with its buttons. `wide` is 324 px. */
export function Panel(props: {
  readonly label: string
  readonly wide?: boolean
  readonly children: ReactNode
}): ReactNode {
  return (
    <Slot name="panel">
      <aside className={props.wide ? 'panel wide' : 'panel'} aria-label={props.label} data-region="panel">
        {props.children}
      </aside>
    </Slot>
  )
}
