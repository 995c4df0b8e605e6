import './styles/tokens.css'
import './styles/base.css'
import './styles/shell.css'
import './styles/controls.css'
import './styles/panel.css'
import './styles/overlays.css'
import { loadAhead } from './app/rooms.ts'

// The view that will be shown is the heavier part: it is asked for first, and the frame comes in beside it.
loadAhead(window.location.hash.replace(/^#/, ''))
void import('./app/start.tsx').then(({ start }) => start())
