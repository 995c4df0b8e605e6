import { Plus, X } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { channelGrades, growthScopes } from '../../src-main/shared/choices.ts'
import type { Unit } from '../../src-main/shared/money.ts'
import type { GrowthScope } from '../../src-main/starting/starting.contract.ts'
import { Icon } from '../app/parts/icon.tsx'
import { Combobox } from '../fields/combobox.tsx'
import { useChannelIndex, useDirectory } from '../fields/use-directory.ts'
import type { Option } from '../grid/column-spec.ts'
import { isComplete, readGrowth, type TypedRule } from './start-rules.ts'

/** The small table of growth: the first row is for all, the rest for a city, a grade, a person or a channel. */
export function GrowthTable(props: {
  readonly rules: readonly TypedRule[]
  readonly unit: Unit
  /** Which scopes make sense: quotas know people and cities alone. */
  readonly scopes: readonly GrowthScope[]
  readonly onChange: (rules: readonly TypedRule[]) => void
}): ReactNode {
  const { t } = useTranslation()
  const { rules, onChange } = props
  const change = (id: number, part: Partial<TypedRule>): void =>
    onChange(rules.map((rule) => (rule.id === id ? { ...rule, ...part } : rule)))
  const add = (): void => {
    const id = Math.max(0, ...rules.map((rule) => rule.id)) + 1
    onChange([...rules, { id, scope: 'city', subject: null, kind: 'percent', text: '' }])
  }
  return (
    <fieldset className="growth">
      <legend>{t('starting.growth.title')}</legend>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('starting.growth.scope')}</th>
            <th scope="col">{t('starting.growth.subject')}</th>
            <th scope="col">{t('starting.growth.value')}</th>
            <th scope="col">{t('starting.growth.kind')}</th>
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, index) => (
            <Rule
              key={rule.id}
              rule={rule}
              first={index === 0}
              unit={props.unit}
              scopes={props.scopes}
              onChange={(part) => change(rule.id, part)}
              onRemove={() => onChange(rules.filter(({ id }) => id !== rule.id))}
            />
          ))}
        </tbody>
      </table>
      <button type="button" className="btn quiet" onClick={add}>
        <Icon of={Plus} />
        {t('starting.growth.add')}
      </button>
      <p className="sm t3">{t('starting.growth.precedence')}</p>
    </fieldset>
  )
}

function Rule(props: {
  readonly rule: TypedRule
  readonly first: boolean
  readonly unit: Unit
  readonly scopes: readonly GrowthScope[]
  readonly onChange: (part: Partial<TypedRule>) => void
  readonly onRemove: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { rule, first, unit, onChange } = props
  const options = useSubjects(rule.scope)
  const readable = readGrowth(rule, unit) !== null
  const whom = rule.scope === 'all' ? '' : (options.find(({ value }) => value === rule.subject)?.label ?? '')
  const name = [t(`starting.growth.${rule.scope}`), whom].filter((part) => part !== '').join(' ')
  return (
    <tr>
      <td>
        {first ? (
          <span className="growth-all">{t('starting.growth.all')}</span>
        ) : (
          <select
            className="field"
            aria-label={t('starting.growth.scope')}
            value={rule.scope}
            onChange={(event) => {
              const scope = growthScopes.find((one) => one === event.target.value)
              if (scope) onChange({ scope, subject: null })
            }}
          >
            {props.scopes
              .filter((scope) => scope !== 'all')
              .map((scope) => (
                <option key={scope} value={scope}>
                  {t(`starting.growth.${scope}`)}
                </option>
              ))}
          </select>
        )}
      </td>
      <td>
        {rule.scope === 'all' ? null : (
          <Combobox
            key={rule.scope}
            label={t('starting.growth.subject')}
            value={rule.subject}
            options={options}
            invalid={!isComplete(rule)}
            onChoose={(subject) => onChange({ subject })}
          />
        )}
      </td>
      <td>
        <input
          className="field num"
          aria-label={`${t('starting.growth.value')} ${name}`}
          aria-invalid={!readable || undefined}
          title={readable ? undefined : t('starting.growth.unreadable')}
          value={rule.text}
          placeholder="0"
          onChange={(event) => onChange({ text: event.target.value })}
        />
      </td>
      <td>
        <select
          className="field"
          aria-label={`${t('starting.growth.kind')} ${name}`}
          value={rule.kind}
          onChange={(event) => onChange({ kind: event.target.value === 'amount' ? 'amount' : 'percent' })}
        >
          <option value="percent">{t('starting.growth.percent')}</option>
          <option value="amount">{t(`domain.unit.${unit}`)}</option>
        </select>
      </td>
      <td>
        {first ? null : (
          <button
            type="button"
            className="btn quiet icon"
            aria-label={t('starting.growth.remove')}
            onClick={props.onRemove}
          >
            <Icon of={X} small />
          </button>
        )}
      </td>
    </tr>
  )
}

/** Whom a rule of a scope can be for. */
function useSubjects(scope: GrowthScope): readonly Option[] {
  const directory = useDirectory()
  const { options: channels } = useChannelIndex(directory)
  const grades = useMemo(() => channelGrades.map((grade) => ({ value: grade, label: grade })), [])
  switch (scope) {
    case 'all':
      return []
    case 'city':
      return directory.cityOptions
    case 'grade':
      return grades
    case 'person':
      return directory.personOptions
    case 'channel':
      return channels
  }
}
