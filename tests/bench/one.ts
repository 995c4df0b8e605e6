import { writeSync } from 'node:fs'
import type { Case } from './figures.ts'

// Runs one case in this process and tells its figures over the fourth channel; what it prints goes where it always does.

const { measure } = (await import(`./${process.argv[2]}.case.ts`)) as { readonly measure: Case }
const figures = await measure()
writeSync(3, JSON.stringify(figures))
process.exit(0)
