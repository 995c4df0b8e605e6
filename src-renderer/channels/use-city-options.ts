import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { shortPlace } from '../../src-main/people/places.rules.ts'
import { useCall } from '../api.ts'
import type { Directory } from '../fields/use-directory.ts'
import type { Option } from '../grid/column-spec.ts'
import { placePrefix } from './channels.columns.ts'

/** Cities of the workspace first, then every national place whose name is not among them, to be made when picked. */
export function useCityOptions(directory: Directory): readonly Option[] {
  const { t } = useTranslation()
  const { data } = useCall('people.places', {})
  return useMemo(() => {
    const here = directory.cityOptions
    const taken = new Set(here.flatMap(({ label }) => [label, shortPlace(label)]))
    const others = (data ?? []).map(({ code, name, province }) => ({
      value: `${placePrefix}${code}`,
      label: shortPlace(name),
      search: `${code} ${name}`,
      note: t('channels.placeNote', { province }),
    }))
    return [...here, ...others.filter(({ label }) => !taken.has(label))]
  }, [data, directory, t])
}
