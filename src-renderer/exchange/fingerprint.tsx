import type { ReactNode } from 'react'

/** A fingerprint in its groups, four to a line, to be read aloud. */
export function FingerprintLines({ value }: { readonly value: string }): ReactNode {
  const groups = value.split(/[\s:-]+/)
  const lines = Array.from({ length: Math.ceil(groups.length / 4) }, (_none, line) =>
    groups.slice(line * 4, line * 4 + 4),
  )
  return (
    <div className="fingerprint selectable">
      {lines.map((line) => (
        <div key={line.join(' ')}>{line.join(' ')}</div>
      ))}
    </div>
  )
}
