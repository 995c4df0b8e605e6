import { useEffect, useRef, type ReactNode } from 'react'
import { useCommands } from '../commands.ts'
import { shownKeys } from '../shortcuts.ts'
import { Slot } from '../slots.tsx'

export type Tab<Value extends string> = {
  readonly value: Value
  readonly label: string
  /** A number beside the name. */
  readonly count?: number | null
  /** Other words that find it in the palette; never shown. */
  readonly words?: string
}

/** The views of a subject, drawn in the row under the context bar. Arrow keys choose, and Alt+1, Alt+2 … from anywhere. */
export function Tabs<Value extends string>(props: {
  readonly label: string
  readonly tabs: readonly Tab<Value>[]
  readonly value: Value
  readonly onChoose: (value: Value) => void
}): ReactNode {
  const list = useRef<HTMLDivElement>(null)
  const move = (to: number): void => {
    const place = (to + props.tabs.length) % props.tabs.length
    const tab = props.tabs[place]
    if (!tab) return
    props.onChoose(tab.value)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[place]?.focus()
  }
  const at = props.tabs.findIndex((tab) => tab.value === props.value)
  useCommands(
    props.tabs.length < 2
      ? []
      : props.tabs.map((tab, place) => ({
          id: `tab.${tab.value}`,
          group: props.label,
          title: tab.label,
          ...(tab.words ? { words: tab.words } : {}),
          ...(place < 9 ? { keys: `Alt+${place + 1}` } : {}),
          whileEditing: true,
          run: () => props.onChoose(tab.value),
        })),
  )
  useEffect(() => {
    // The row scrolls where there is not room for all of them.
    list.current?.querySelectorAll('[role=tab]')[at]?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [at])
  return (
    <Slot name="tabs">
      <div
        ref={list}
        className="tablist"
        role="tablist"
        aria-label={props.label}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') move(at + 1)
          else if (event.key === 'ArrowLeft') move(at - 1)
          else if (event.key === 'Home') move(0)
          else if (event.key === 'End') move(-1)
          else return
          event.preventDefault()
        }}
      >
        {props.tabs.map((tab, place) => (
          <button
            key={tab.value}
            type="button"
            className="tab"
            role="tab"
            aria-selected={tab.value === props.value}
            tabIndex={tab.value === props.value ? 0 : -1}
            aria-keyshortcuts={place < 9 ? `Alt+${place + 1}` : undefined}
            title={place < 9 ? shownKeys(`Alt+${place + 1}`) : undefined}
            onClick={() => props.onChoose(tab.value)}
          >
            {tab.label}
            {tab.count === undefined || tab.count === null ? null : <span className="t3">{tab.count}</span>}
          </button>
        ))}
      </div>
    </Slot>
  )
}
