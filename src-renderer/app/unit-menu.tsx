import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatAmount, groupings, negatives, units, type AmountForm } from '../../src-main/shared/money.ts'
import { useCommands, type Command } from './commands.ts'
import { attempt } from './notices.ts'
import { Menu, type MenuItem } from './parts/menu.tsx'
import { usePlanContext } from './plan-context.tsx'
import { savePreferences } from './preferences.ts'

/** An amount that shows what a form does: 1,234,567.80 yuan. */
const example = 123_456_780
const decimals = [null, 0, 1, 2] as const

/** The unit of all amounts, and below it how they are written; each choice is in the palette as well. */
export function UnitMenu(): ReactNode {
  const { t } = useTranslation()
  const { unit, setUnit, form } = usePlanContext()
  const change = (part: Partial<AmountForm>): void => attempt(savePreferences({ amounts: { ...form, ...part } }))
  const shown = (fen: number, part: Partial<AmountForm>): string => formatAmount(fen, 'yuan', 0, { ...form, ...part })

  const items: readonly (MenuItem & { readonly words: string })[] = [
    ...units.map((value) => ({
      id: value,
      label: t(`domain.unit.${value}`),
      checked: value === unit,
      words: 'danwei dw unit',
      run: () => setUnit(value),
    })),
    ...groupings.map((value, index) => ({
      id: value === 'wan' ? 'by-wan' : value,
      label: t(`amounts.grouping.${value}`),
      hint: shown(example, { grouping: value }),
      checked: value === form.grouping,
      apart: index === 0,
      words: 'fenjie qianwei wanwei',
      run: () => change({ grouping: value }),
    })),
    ...negatives.map((value, index) => ({
      id: value,
      label: t(`amounts.negative.${value}`),
      hint: shown(-50_000, { negative: value }),
      checked: value === form.negative,
      apart: index === 0,
      words: 'fushu kuohao',
      run: () => change({ negative: value }),
    })),
    ...decimals.map((value, index) => ({
      id: `decimals-${value ?? 'usual'}`,
      label: t(`amounts.decimals.${value === null ? 'usual' : (`d${value}` as const)}`),
      checked: value === form.decimals,
      apart: index === 0,
      words: 'xiaoshu',
      run: () => change({ decimals: value }),
    })),
  ]
  useCommands(
    items.map((item): Command => {
      const named = item.id in unitIds ? t('amounts.unit', { unit: item.label }) : item.label
      return { id: `amounts.${item.id}`, group: t('amounts.form'), title: named, words: item.words, run: item.run }
    }),
  )
  return (
    <Menu label={`${t('shell.bar.unit')} ${t(`domain.unit.${unit}`)}`} items={items}>
      <span>
        <span className="k">{t('shell.bar.unit')}</span> {t(`domain.unit.${unit}`)}
      </span>
    </Menu>
  )
}

const unitIds: Readonly<Record<string, true>> = { yuan: true, hundred: true, thousand: true, wan: true }
