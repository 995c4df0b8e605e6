import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { makeSample, sampleText } from './sample/sample.ts'

// `npm run sample`: writes resources/sample.json anew. A test holds the file against what this makes.
const file = resolve(import.meta.dirname, '../../resources/sample.json')
writeFileSync(file, sampleText(makeSample()))
console.log(`wrote ${file}`)
