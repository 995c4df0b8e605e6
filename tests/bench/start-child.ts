import { openApp } from './data.ts'

// Started by start.case.ts: tells how long after the start of its own process each step was done, in ms.

const [folder = '', plan = ''] = process.argv.slice(2)
const loaded = performance.now()
const app = openApp(folder)
const opened = performance.now()
await app.get('targets.grid', { plan, measure: 'intake' })
const answered = performance.now()
app.close()
console.log(JSON.stringify({ loaded, opened, answered }))
