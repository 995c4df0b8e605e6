import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@playwright/test'
import { root } from '../../build/scripts/paths.ts'
import { helpTopics } from '../../src-renderer/help/help-sections.ts'
import { pictureOf } from './pages/help-scenes.ts'
import { startSample, type SampleApp } from './pages/sample-app.ts'
import { asWebp } from './pages/webp.ts'

// Makes the pictures of the help by doing what they show: QUDAO_PICTURES=1 npm run test:e2e -- help-pictures. What is shown
// is proven by the specs of each subject, and that no picture is missing by a unit test; so without that nothing runs here.

const writing = process.env['QUDAO_PICTURES'] === '1'
const folder = join(root, 'src-renderer/help/pictures')

test.skip(!writing, 'makes pictures; proves nothing')

let sample: SampleApp
test.beforeEach(async () => {
  sample = await startSample()
})
test.afterEach(() => sample.close())

for (const language of ['zh', 'en'] as const) {
  test(`every topic of the help can be shown, ${language}`, async () => {
    test.setTimeout(240_000)
    const { page, frame } = sample
    if (language === 'en') {
      await frame.command('切换到英文')
      await page.getByRole('navigation', { name: 'Main navigation' }).waitFor()
    }
    mkdirSync(folder, { recursive: true })
    for (const topic of helpTopics) {
      // oxlint-disable-next-line no-await-in-loop -- one window
      const picture = await test.step(topic, () => pictureOf(page, topic))
      // oxlint-disable-next-line no-await-in-loop
      writeFileSync(join(folder, `${topic}-${language}.webp`), await asWebp(page, picture))
    }
  })
}
