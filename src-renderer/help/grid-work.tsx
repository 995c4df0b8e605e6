import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { gridWorkEn } from './grid-work-en.ts'
import { gridWorkZh } from './grid-work-zh.ts'
import { helpTopics } from './help-sections.ts'

const pictures = import.meta.glob<string>('./pictures/*.webp', { eager: true, query: '?url', import: 'default' })

/** 表格里的工作: a list of topics at the left, what they say at the right. */
export function GridWork(): ReactNode {
  const { t, i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const text = language === 'en' ? gridWorkEn : gridWorkZh
  const show = (id: string): void => {
    const section = document.getElementById(`help-${id}`)
    section?.scrollIntoView({ block: 'start' })
    section?.focus()
  }
  return (
    <div className="grid-work">
      <nav aria-label={t('help.topics')}>
        {helpTopics.map((id) => (
          <button key={id} type="button" className="btn quiet" onClick={() => show(id)}>
            {text[id].title}
          </button>
        ))}
      </nav>
      <div
        data-first-focus
        className="grid-work-text selectable"
        role="region"
        aria-label={t('help.grid')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by Tab
        tabIndex={0}
      >
        {helpTopics.map((id) => {
          const { title, paragraphs } = text[id]
          const picture = pictures[`./pictures/${id}-${language}.webp`]
          return (
            <section key={id} id={`help-${id}`} tabIndex={-1}>
              <h3>{title}</h3>
              {paragraphs.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
              {picture === undefined ? null : <img src={picture} alt={t('help.picture', { title })} />}
            </section>
          )
        })}
      </div>
    </div>
  )
}
