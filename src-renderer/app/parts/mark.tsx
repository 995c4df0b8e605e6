import type { ReactNode } from 'react'

/** The product's sign: three channels that meet and part again. */
export function Mark({ label }: { readonly label: string }): ReactNode {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      role="img"
      aria-label={label}
    >
      <path d="M3 6h7c4 0 4 12 8 12h3M3 12h18M3 18h7c4 0 4-12 8-12h3" />
    </svg>
  )
}
