import type { NationalPlace } from './people.contract.ts'
import { isHome } from './people.rules.ts'

export type Place = NationalPlace

/** Enough to choose from; more would not be read. */
const placeLimit = 20

const provinceWords = /(壮族|回族|维吾尔)?自治区$|特别行政区$|省$|市$/u

/** 浙江 for 浙江省, 广西 for 广西壮族自治区; other words stay as they are. */
export const shortProvince = (name: string): string => {
  const short = name.normalize('NFKC').trim().replace(provinceWords, '')
  return short.length >= 2 ? short : name.trim()
}

/** 杭州 for 杭州市; prefectures and leagues (延边朝鲜族自治州, 阿拉善盟) keep their full names. */
export const shortPlace = (name: string): string => {
  const trimmed = name.normalize('NFKC').trim()
  return trimmed.length > 2 ? trimmed.replace(/特别行政区$|市$/u, '') : trimmed
}

/** Places whose name or code begins with the text, those with the shortest name first; at most `placeLimit`. */
export function searchPlaces(places: readonly Place[], text: string): readonly Place[] {
  const wanted = text.normalize('NFKC').trim()
  if (wanted === '') return []
  const found = places.filter((place) => place.name.startsWith(wanted) || place.code.startsWith(wanted))
  return found.toSorted((a, b) => a.name.length - b.name.length || (a.code < b.code ? -1 : 1)).slice(0, placeLimit)
}

/**
 * The one place that is meant by a name (with or without 市) and, if given, a province (with or without 省); undefined
 * where none or several answer, so that nothing is guessed.
 */
export function matchPlace(
  places: readonly Place[],
  city: { readonly name: string; readonly province: string | null },
): Place | undefined {
  const wanted = shortPlace(city.name)
  const found = places.filter(
    (place) =>
      shortPlace(place.name) === wanted &&
      (city.province === null || shortProvince(place.province) === shortProvince(city.province)),
  )
  return found.length === 1 ? found[0] : undefined
}

export type CityFields = {
  readonly code: string | null
  readonly name: string
  readonly province: string | null
  readonly country: string | null
}

/**
 * A city with what the table knows of it: a code brings name and province where they are blank, and a name that is one
 * place of the table brings its code and province. Cities abroad and unknown names come back as they were.
 */
export function completeCity(places: readonly Place[], city: CityFields): CityFields {
  if (!isHome(city.country)) return city
  const place = city.code
    ? places.find(({ code }) => code === city.code)
    : matchPlace(places, { name: city.name, province: city.province })
  if (!place) return city
  return {
    code: place.code,
    name: city.name.trim() === '' ? shortPlace(place.name) : city.name,
    province: city.province ?? place.province,
    country: city.country,
  }
}
