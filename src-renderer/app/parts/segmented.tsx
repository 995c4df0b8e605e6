import { useRef, type ReactNode } from 'react'

export type Choice<Value extends string> = {
  readonly value: Value
  readonly label: ReactNode
  readonly disabled?: boolean
}

/** One of a few choices, all in sight. Arrow keys choose; the group is one stop of Tab. */
export function Segmented<Value extends string>(props: {
  readonly label: string
  readonly choices: readonly Choice<Value>[]
  readonly value: Value
  readonly onChoose: (value: Value) => void
}): ReactNode {
  const group = useRef<HTMLDivElement>(null)
  const move = (step: number): void => {
    const open = props.choices.filter((choice) => !choice.disabled)
    const at = open.findIndex((choice) => choice.value === props.value)
    const next = open[(at + step + open.length) % open.length]
    if (!next) return
    props.onChoose(next.value)
    const place = props.choices.indexOf(next)
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[place]?.focus()
  }
  return (
    <div
      ref={group}
      className="seg"
      role="radiogroup"
      aria-label={props.label}
      onKeyDown={(event) => {
        const step =
          event.key === 'ArrowRight' || event.key === 'ArrowDown'
            ? 1
            : event.key === 'ArrowLeft' || event.key === 'ArrowUp'
              ? -1
              : 0
        if (step === 0) return
        event.preventDefault()
        move(step)
      }}
    >
      {props.choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          role="radio"
          aria-checked={choice.value === props.value}
          tabIndex={choice.value === props.value ? 0 : -1}
          disabled={choice.disabled}
          onClick={() => props.onChoose(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  )
}
