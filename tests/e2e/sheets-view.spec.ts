import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { startSample, type SampleApp } from './pages/sample-app.ts'

let sample: SampleApp

test.beforeAll(async () => {
  sample = await startSample()
})
test.afterAll(() => sample.close())
test.beforeEach(() => sample.frame.go('打印'))

const paper = () => sample.page.frameLocator('iframe[title="打印预览"]')

test('the sheets of all cities are shown as they will be printed', async () => {
  await expect(sample.page.getByText('全部 9 个城市')).toBeVisible()
  await expect(paper().getByText('城市指标单').first()).toBeVisible()
  await expect(paper().getByText('沪康健康科技').first()).toBeVisible()
  await expect(paper().getByText('修改值').first()).toBeVisible()
})

test('the preview runs no script', async () => {
  await expect(sample.page.locator('iframe[title="打印预览"]')).toHaveAttribute('sandbox', '')
})

test('cities are chosen one by one, found by name, and none is an answer with the next step', async () => {
  const { page } = sample
  await page.getByRole('button', { name: '全不选' }).click()
  await expect(page.getByRole('heading', { name: '还没有选城市' })).toBeVisible()
  await expect(page.getByRole('button', { name: '存为 PDF' })).toBeDisabled()
  await page.getByRole('textbox', { name: '搜索城市' }).fill('宁')
  await page.getByRole('checkbox', { name: /宁波/ }).check()
  await expect(page.getByText('已选 1 个城市')).toBeVisible()
  await expect(paper().getByText('甬江健康服务').first()).toBeVisible()
  await expect(paper().getByText('沪康健康科技')).toHaveCount(0)
  await page.getByRole('textbox', { name: '搜索城市' }).fill('')
  await page.getByRole('button', { name: '全部城市' }).click()
  await expect(page.getByText('全部 9 个城市')).toBeVisible()
})

test('tables A, B and C are chosen by the arrow keys', async () => {
  const { page } = sample
  await page.getByRole('radio', { name: /城市指标单/ }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: /表A/ })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('radio', { name: /表C/ })).toBeChecked()
  await expect(paper().getByText('占比').first()).toBeVisible()
  await page.getByRole('radio', { name: /城市指标单/ }).click()
})

test('the chosen pages become one PDF where the user wants it', async () => {
  const { page, frame, dialogs } = sample
  await page.getByRole('button', { name: '全不选' }).click()
  await page.getByRole('checkbox', { name: /宁波/ }).check()
  const file = await dialogs.save(async () => {
    await page.getByRole('button', { name: '存为 PDF' }).click()
    await frame.told('PDF 已存好：1 份')
  })
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
})
