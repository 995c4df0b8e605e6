import { X } from 'lucide-react'
import { useId, type ReactNode, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'
import { ModalLayer } from './modal-layer.tsx'

export type DialogProps = {
  readonly title: string
  /** Called by Esc, by the cross and by a click outside. */
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at the foot, the primary one first. With `onSubmit`, make it `type="submit"`. */
  readonly foot?: ReactNode
  readonly onSubmit?: () => void
  readonly className?: string
}

/** The first field, not the cross, has the focus; without fields the content has it, so that arrow keys scroll it. */
const firstFocus = [
  '.body [data-first-focus], .body :is(input, select, textarea):enabled, .body [role=radio][tabindex="0"]',
  '.body',
]

/** A window over the window; only where an undo will not do. It keeps the focus inside and gives it back. */
export function Dialog(props: DialogProps): ReactNode {
  const { t } = useTranslation()
  const title = useId()
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    props.onSubmit?.()
  }
  return (
    <ModalLayer
      className={`dialog ${props.className ?? ''}`}
      labelledBy={title}
      first={firstFocus}
      onClose={props.onClose}
    >
      <form onSubmit={submit} noValidate>
        <header>
          <h2 id={title}>{props.title}</h2>
          <button type="button" className="btn quiet icon" aria-label={t('shell.state.close')} onClick={props.onClose}>
            <Icon of={X} />
          </button>
        </header>
        <div
          className="body"
          role="presentation"
          tabIndex={-1}
          onKeyDown={(event) => {
            // As in a field: Enter does what the primary button does, also where there is no field to press it in.
            if (event.key !== 'Enter' || event.target !== event.currentTarget) return
            event.preventDefault()
            event.currentTarget.closest('form')?.requestSubmit()
          }}
        >
          {props.children}
        </div>
        {props.foot ? <footer>{props.foot}</footer> : null}
      </form>
    </ModalLayer>
  )
}
