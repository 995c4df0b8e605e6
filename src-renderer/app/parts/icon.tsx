import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/**
 * An icon of the one set: 16 px with stroke 1.75, or `small`, 12 px with stroke 2.25, beside text of 12 px and in cells.
 * `label` names it where no word stands beside it; without one it is decoration.
 */
export function Icon(props: { readonly of: LucideIcon; readonly small?: boolean; readonly label?: string }): ReactNode {
  const { of: Drawn, small, label } = props
  const naming = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return <Drawn className={small ? 'i s' : 'i'} strokeWidth={small ? 2.25 : 1.75} size={small ? 12 : 16} {...naming} />
}
