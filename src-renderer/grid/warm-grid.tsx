import { AgGridReact } from 'ag-grid-react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { cspNonce } from '../app/nonce.ts'
import { gridTheme, rowHeight } from './theme.ts'

const columns = Array.from({ length: 18 }, (_, index) => ({
  colId: String(index),
  width: 64,
  valueGetter: () => index,
}))
const rows = Array.from({ length: 30 }, (_, index) => ({ index }))

/**
 * Draws a grid that nobody sees or can reach, and takes it away again. The first grid of a session takes three times as
 * long as the later ones, since all its code runs for the first time; where the window opens on a view without one, that
 * time is spent here, while the person is still reading. A closed shadow keeps it from everyone who looks for grids.
 */
export function warmGrid(): void {
  if (document.querySelector('.q-grid') !== null) return
  const place = document.createElement('div')
  place.inert = true
  place.ariaHidden = 'true'
  Object.assign(place.style, { position: 'fixed', left: '-4000px', width: '1200px', height: '700px' })
  const inside = document.createElement('div')
  inside.style.height = '700px'
  place.attachShadow({ mode: 'closed' }).append(inside)
  document.body.append(place)
  const root = createRoot(inside)
  const leave = (): void => {
    root.unmount()
    place.remove()
  }
  root.render(
    <StrictMode>
      <AgGridReact
        theme={gridTheme}
        styleNonce={cspNonce}
        rowData={rows}
        columnDefs={columns}
        rowHeight={rowHeight}
        suppressColumnMoveAnimation
        animateRows={false}
        onFirstDataRendered={() => requestIdleCallback(leave)}
      />
    </StrictMode>,
  )
}
