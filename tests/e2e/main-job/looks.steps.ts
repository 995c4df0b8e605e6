import { expect, type Page } from '@playwright/test'
import { Sheets } from '../pages/sheets.ts'
import type { Job, Said, Step } from './job.ts'

/** What was typed in Chinese; everything else on an English screen is the window's own. */
const typedInChinese: ReadonlySet<string> = new Set(['北美大区', '张伟', '康和健康集团', '谈妥三季度备货'])

async function chineseWords(page: Page): Promise<readonly string[]> {
  const shown = await page.locator('body').innerText()
  return (shown.match(/\p{Script=Han}+/gu) ?? []).filter((word) => !typedInChinese.has(word))
}

const expectEnglish = (page: Page): Promise<void> => expect.poll(() => chineseWords(page)).toEqual([])

/** The same screens in the dark and in English: for the eye, and to see that no word of the other language stays. */
async function look(job: Job): Promise<Said> {
  const { page, frame } = job.station('manager')
  await page.getByRole('tab', { name: '分解网格' }).click()
  await frame.command('切换明暗')
  await expect(page.locator('html')).toHaveClass(/\bdark\b/)
  await job.picture('manager', 'dark-working-grid')
  await frame.go('服务')
  await job.picture('manager', 'dark-activities')
  await frame.command('切换明暗')
  await frame.command('切换到英文')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expectEnglish(page)
  await job.picture('manager', 'english-activities')
  await page.keyboard.press('Control+2')
  await page.getByRole('grid', { name: 'Working grid' }).getByRole('gridcell').first().waitFor()
  await expectEnglish(page)
  await job.picture('manager', 'english-targets')
  await page.keyboard.press('Control+6')
  await page.getByRole('button', { name: /^Write the/ }).waitFor()
  await expectEnglish(page)
  await job.picture('manager', 'english-exchange')
  await page.keyboard.press('Control+7')
  await new Sheets(page).previewed()
  await expectEnglish(page)
  await job.picture('manager', 'english-sheets')
  return { chinese: '深色与英文界面各看几屏', english: 'Some screens in the dark and in English' }
}

export const lookSteps: readonly Step[] = [{ name: 'the window turns dark and English', run: look }]
