import {
  ArrowLeftRight,
  Headphones,
  Network,
  Printer,
  SlidersHorizontal,
  Target,
  Users,
  type LucideIcon,
} from 'lucide-react'
import { lazy, type ComponentType } from 'react'

/** Parts of the context bar that a subject obeys; the others are not shown, the order never changes. */
export type BarPart = 'plan' | 'measure' | 'unit'

export type SubjectKey = 'channels' | 'targets' | 'activities' | 'people' | 'exchange' | 'sheets' | 'settings'

export type Subject = {
  readonly key: SubjectKey
  readonly path: string
  readonly icon: LucideIcon
  readonly bar: readonly BarPart[]
  /** Whether undo and redo stand among its tools: where something is edited. */
  readonly undo: boolean
  readonly load: () => Promise<{ readonly default: ComponentType }>
  /** Other words that find it in the palette. */
  readonly words: string
}

/** The subjects in the rail's order; Ctrl+1 … Ctrl+7 open them. */
export const subjects: readonly Subject[] = [
  {
    key: 'channels',
    path: '/channels',
    icon: Network,
    bar: [],
    undo: true,
    load: () => import('../channels/channels.view.tsx').then((room) => ({ default: room.ChannelsView })),
    words: 'qudao qd',
  },
  {
    key: 'targets',
    path: '/targets',
    icon: Target,
    bar: ['plan', 'measure', 'unit'],
    undo: true,
    load: () => import('../targets/targets.view.tsx').then((room) => ({ default: room.TargetsView })),
    words: 'zhibiao zb',
  },
  {
    key: 'activities',
    path: '/activities',
    icon: Headphones,
    bar: [],
    undo: true,
    load: () => import('../activities/activities.view.tsx').then((room) => ({ default: room.ActivitiesView })),
    words: 'fuwu fw gongzuo',
  },
  {
    key: 'people',
    path: '/people',
    icon: Users,
    bar: [],
    undo: true,
    load: () => import('../people/people.view.tsx').then((room) => ({ default: room.PeopleView })),
    words: 'renyuan ry quyu',
  },
  {
    key: 'exchange',
    path: '/exchange',
    icon: ArrowLeftRight,
    bar: [],
    undo: false,
    load: () => import('../exchange/exchange.view.tsx').then((room) => ({ default: room.ExchangeView })),
    words: 'tongbu tb shangbao',
  },
  {
    key: 'sheets',
    path: '/sheets',
    icon: Printer,
    bar: ['plan', 'measure', 'unit'],
    undo: false,
    load: () => import('../sheets/sheets.view.tsx').then((room) => ({ default: room.SheetsView })),
    words: 'dayin dy',
  },
  {
    key: 'settings',
    path: '/settings',
    icon: SlidersHorizontal,
    bar: [],
    undo: false,
    load: () => import('../settings/settings.view.tsx').then((room) => ({ default: room.SettingsView })),
    words: 'shezhi sz',
  },
]

export const homePath = '/targets'

/** Each subject's view, loaded when it is first shown. */
export const subjectViews: Readonly<Record<SubjectKey, ComponentType>> = Object.fromEntries(
  subjects.map((subject) => [subject.key, lazy(subject.load)]),
) as unknown as Record<SubjectKey, ComponentType>

/** The subject that a path belongs to. */
export const subjectAt = (path: string): Subject | undefined =>
  subjects.find((subject) => path === subject.path || path.startsWith(`${subject.path}/`))

/** Starts loading the view of a path, so that it is there when the frame is. */
export function loadAhead(path: string): void {
  const subject = subjectAt(path) ?? subjectAt(homePath)
  void subject?.load().catch(() => undefined)
}
