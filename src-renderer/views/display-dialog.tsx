import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../app/parts/dialog.tsx'
import { Segmented } from '../app/parts/segmented.tsx'
import type { ColumnSpec } from '../grid/column-spec.ts'
import { rowSizes, type GridLayout } from '../grid/layout.ts'

export type DisplayDialogProps = {
  /** All columns that can be shown now, hidden ones among them. */
  readonly columns: readonly Pick<ColumnSpec<never>, 'id' | 'title' | 'group'>[]
  readonly layout: GridLayout
  readonly initial: GridLayout
  readonly onChange: (layout: GridLayout) => void
  readonly onClose: () => void
  /** What else the view lets choose: its colours. */
  readonly children?: ReactNode
}

/** Which columns are shown, up to which they stand still, and how high rows are; in effect as one chooses. */
export function DisplayDialog({
  columns,
  layout,
  initial,
  onChange,
  onClose,
  children,
}: DisplayDialogProps): ReactNode {
  const { t } = useTranslation()
  const hidden = new Set(layout.hidden)
  const toggle = (id: string): void => {
    const now = new Set(hidden)
    if (!now.delete(id)) now.add(id)
    onChange({ ...layout, hidden: [...now] })
  }
  const called = ({ title, group }: DisplayDialogProps['columns'][number]): string =>
    group?.open === undefined ? title : `${group.title} ${title}`
  return (
    <Dialog
      title={t('views.displayTitle')}
      className="display"
      onClose={onClose}
      onSubmit={onClose}
      foot={
        <>
          <button type="submit" className="btn primary">
            {t('views.done')}
          </button>
          <button type="button" className="btn" onClick={() => onChange(initial)}>
            {t('views.reset')}
          </button>
        </>
      }
    >
      <fieldset className="display-columns">
        <legend>{t('views.columns')}</legend>
        {columns.map((column, index) => (
          <label key={column.id}>
            <input
              type="checkbox"
              checked={index === 0 || !hidden.has(column.id)}
              disabled={index === 0}
              onChange={() => toggle(column.id)}
            />
            <span className="cut">{called(column)}</span>
          </label>
        ))}
      </fieldset>
      <label className="display-row">
        <span>{t('views.freeze')}</span>
        <select
          className="field"
          value={layout.frozen ?? ''}
          onChange={(event) => onChange({ ...layout, frozen: event.target.value === '' ? null : event.target.value })}
        >
          <option value="">{t('views.freezeUsual')}</option>
          {columns
            .filter(({ id }) => !hidden.has(id))
            .map((column) => (
              <option key={column.id} value={column.id}>
                {called(column)}
              </option>
            ))}
        </select>
      </label>
      <div className="display-row">
        <span>{t('views.rows')}</span>
        <Segmented
          label={t('views.rows')}
          value={layout.rows}
          onChoose={(rows) => onChange({ ...layout, rows })}
          choices={rowSizes.map((value) => ({ value, label: t(`views.size.${value}`) }))}
        />
      </div>
      {children}
    </Dialog>
  )
}
