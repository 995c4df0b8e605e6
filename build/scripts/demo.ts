// npm run demo: the main job on real input, through the real window, with nobody looking on.
import { globSync } from 'node:fs'
import { Job } from '../../tests/e2e/main-job/job.ts'
import { mainJob } from '../../tests/e2e/main-job/steps.ts'
import { ensureBrowser } from './browser.ts'
import { buildIfStale } from './build.ts'
import type { DemoStep, RunDemo } from './demo-report.ts'
import { inRoot } from './paths.ts'
import { say } from './say.ts'

const folder = inRoot('out/demo')

/** Does the main job step by step, asserting as it goes. Leaves its files and pictures in `out/demo/`. */
export const runDemo: RunDemo = async (told) => {
  if (ensureBrowser() === undefined || !buildIfStale())
    throw new Error('没有可用的浏览器，或构建失败。 No browser, or the build failed.')
  const job = new Job(folder)
  const steps: DemoStep[] = []
  const started = performance.now()
  try {
    for (const step of mainJob) {
      await job.putAwayNotices()
      const begun = performance.now()
      const { chinese, english } = await step.run(job)
      const time = secondsSince(begun)
      const line = { chinese: `${chinese}（${time} 秒）`, english: `${english} (${time} s)` }
      steps.push(line)
      told(line)
    }
  } catch (error) {
    await job.pictureOfFailure()
    throw error
  } finally {
    await job.close()
  }
  const all = secondsSince(started)
  const line = { chinese: `全部完成，用时 ${all} 秒`, english: `All done in ${all} s` }
  told(line)
  return {
    steps: [...steps, line],
    files: globSync('*', { cwd: folder })
      .toSorted()
      .map((name) => inRoot('out/demo', name)),
  }
}

const secondsSince = (begun: number): string => ((performance.now() - begun) / 1000).toFixed(1)

if (import.meta.main) {
  const { files } = await runDemo(({ chinese, english }) => say(`· ${chinese}`, `  ${english}`))
  say('生成的文件：', 'Files written:')
  for (const file of files) console.log(`  ${file}`)
}
