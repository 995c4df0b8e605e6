/** One short section of the help: what can be done, how, and what it looks like. */
export type HelpSection = {
  readonly id: HelpTopic
  readonly title: string
  readonly paragraphs: readonly string[]
}

/** The topics in their order; a picture of that name in `pictures/` stands beside the words, in the language of the window. */
export const helpTopics = [
  'select',
  'clipboard',
  'fill',
  'formulas',
  'spread',
  'hold',
  'seasonality',
  'starting',
  'actuals',
  'quotas',
  'life',
  'handover',
  'history',
  'views',
  'numbers',
] as const
export type HelpTopic = (typeof helpTopics)[number]

export type HelpText = Readonly<Record<HelpTopic, Omit<HelpSection, 'id'>>>
