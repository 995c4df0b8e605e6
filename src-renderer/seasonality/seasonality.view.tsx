import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Segmented } from '../app/parts/segmented.tsx'
import { Slot } from '../app/slots.tsx'
import type { Targets } from '../targets/use-targets.ts'
import { HolidaysPage } from './holidays-page.tsx'
import { ProfilesPage } from './profiles-page.tsx'
import './seasonality.css'

/** 季节曲线: profiles by which totals are spread, and the days off that working days are counted by. */
export function SeasonalityView({ targets }: { readonly targets: Targets }): ReactNode {
  const { t } = useTranslation()
  const [page, setPage] = useState<'profiles' | 'holidays'>('profiles')
  return (
    <>
      <Slot name="filter">
        <Segmented
          label={t('seasonality.view.label')}
          value={page}
          onChoose={setPage}
          choices={[
            { value: 'profiles', label: t('seasonality.view.profiles') },
            { value: 'holidays', label: t('seasonality.view.holidays') },
          ]}
        />
      </Slot>
      {page === 'profiles' ? <ProfilesPage targets={targets} /> : <HolidaysPage targets={targets} />}
    </>
  )
}
