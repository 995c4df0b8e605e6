import { Search } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Icon } from '../app/parts/icon.tsx'

/** Narrows a grid as one types. Esc empties it, Enter and the down arrow go on to the grid. */
export function SearchField(props: {
  readonly inputRef: Ref<HTMLInputElement>
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onLeave: () => void
}): ReactNode {
  const { inputRef } = props
  return (
    <span className="field search-field">
      <Icon of={Search} />
      <input
        ref={inputRef}
        type="text"
        aria-label={props.label}
        placeholder={props.label}
        spellCheck={false}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape' && props.value !== '') props.onChange('')
          else if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') props.onLeave()
          else return
          event.preventDefault()
        }}
      />
    </span>
  )
}
