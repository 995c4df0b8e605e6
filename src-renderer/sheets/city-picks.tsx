import { compareText } from '../../src-main/shared/collation.ts'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../app/commands.ts'
import type { ChannelIndex, Directory } from '../fields/use-directory.ts'

export type CityRow = {
  readonly id: string
  readonly name: string
  readonly province: string
  readonly channels: number
}

/** The cities in which a channel lies that is not archived, with how many; by province, then name. */
export function useCityRows(directory: Directory, channels: ChannelIndex): readonly CityRow[] {
  return useMemo(() => {
    const counts = new Map<string, number>()
    for (const { city, archived } of channels.all)
      if (city !== null && !archived) counts.set(city, (counts.get(city) ?? 0) + 1)
    const rows = [...counts].flatMap(([id, count]): readonly CityRow[] => {
      const city = directory.city(id)
      return city ? [{ id, name: city.name, province: city.province ?? city.country ?? '', channels: count }] : []
    })
    return rows.toSorted((a, b) => compareText(a.province, b.province) || compareText(a.name, b.name))
  }, [directory, channels])
}

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** Ticks cities; the search narrows the list and not what is ticked. Null stands for all. */
export function CityPicks(props: {
  readonly cities: readonly CityRow[]
  readonly chosen: ReadonlySet<string> | null
  readonly onChoose: (chosen: ReadonlySet<string> | null) => void
}): ReactNode {
  const { t } = useTranslation()
  const { cities, chosen } = props
  const [typed, setTyped] = useState('')
  const words = folded(typed)
  const listed = cities.filter(({ name, province }) => folded(name).includes(words) || folded(province).includes(words))
  const choose = (next: ReadonlySet<string>): void => props.onChoose(next.size === cities.length ? null : next)
  const all = new Set(cities.map(({ id }) => id))
  const toggle = (id: string): void => choose((chosen ?? all).symmetricDifference(new Set([id])))
  const count = chosen?.size ?? cities.length
  useCommands([
    { id: 'sheets.all', title: t('sheets.allCities'), words: 'quanxuan', run: () => choose(all) },
    { id: 'sheets.none', title: t('sheets.selectNone'), words: 'buxuan', run: () => props.onChoose(new Set()) },
  ])
  return (
    <section className="sheet-cities" aria-label={t('sheets.chooseCities')}>
      <h3>
        <span className="grow">
          {chosen === null ? t('sheets.chosenAll', { count }) : t('sheets.chosen', { count })}
        </span>
        <button
          type="button"
          className="btn quiet"
          onClick={() => choose(words === '' ? all : new Set(listed.map(({ id }) => id)))}
        >
          {words === '' ? t('sheets.allCities') : t('sheets.selectShown')}
        </button>
        <button type="button" className="btn quiet" onClick={() => props.onChoose(new Set())}>
          {t('sheets.selectNone')}
        </button>
      </h3>
      <input
        className="field"
        aria-label={t('sheets.search')}
        placeholder={t('sheets.search')}
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul>
        {listed.map((city) => (
          <li key={city.id}>
            <label>
              <input type="checkbox" checked={chosen?.has(city.id) ?? true} onChange={() => toggle(city.id)} />
              <span className="grow cut">{city.name}</span>
              <span className="t3 sm cut">{city.province}</span>
              <span className="t3 sm num">{t('sheets.channels', { count: city.channels })}</span>
            </label>
          </li>
        ))}
        {listed.length === 0 ? <li className="t3">{t('fields.none')}</li> : null}
      </ul>
    </section>
  )
}
