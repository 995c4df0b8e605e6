import {
  ArrowLeftRight,
  Headphones,
  Network,
  Printer,
  SlidersHorizontal,
  Target,
  TrendingUp,
  Users,
  type LucideIcon,
} from 'lucide-react'
import { lazy, type ComponentType } from 'react'
import { rooms, type SubjectKey } from './rooms.ts'

/** Parts of the context bar that a subject obeys; the others are not shown, the order never changes. */
export type BarPart = 'plan' | 'measure' | 'unit'

export type Subject = {
  readonly key: SubjectKey
  readonly path: string
  readonly icon: LucideIcon
  readonly bar: readonly BarPart[]
  /** Whether undo and redo stand among its tools: where something is edited. */
  readonly undo: boolean
  /** Other words that find it in the palette. */
  readonly words: string
}

/** The subjects in the rail's order; Ctrl+1 … Ctrl+8 open them. */
export const subjects: readonly Subject[] = [
  {
    key: 'channels',
    path: '/channels',
    icon: Network,
    bar: [],
    undo: true,
    words: 'qudao qd',
  },
  {
    key: 'targets',
    path: '/targets',
    icon: Target,
    bar: ['plan', 'measure', 'unit'],
    undo: true,
    words: 'zhibiao zb',
  },
  {
    key: 'actuals',
    path: '/actuals',
    icon: TrendingUp,
    bar: ['unit'],
    undo: true,
    words: 'yeji yj daokuan dingdan chuhuo',
  },
  {
    key: 'activities',
    path: '/activities',
    icon: Headphones,
    bar: [],
    undo: true,
    words: 'fuwu fw gongzuo',
  },
  {
    key: 'people',
    path: '/people',
    icon: Users,
    bar: [],
    undo: true,
    words: 'renyuan ry quyu',
  },
  {
    key: 'exchange',
    path: '/exchange',
    icon: ArrowLeftRight,
    bar: [],
    undo: false,
    words: 'tongbu tb shangbao',
  },
  {
    key: 'sheets',
    path: '/sheets',
    icon: Printer,
    bar: ['plan', 'measure', 'unit'],
    undo: false,
    words: 'dayin dy',
  },
  {
    key: 'settings',
    path: '/settings',
    icon: SlidersHorizontal,
    bar: [],
    undo: false,
    words: 'shezhi sz',
  },
]

/** Each subject's view, loaded when it is first shown. */
export const subjectViews: Readonly<Record<SubjectKey, ComponentType>> = Object.fromEntries(
  subjects.map(({ key }) => [key, lazy(rooms[key])]),
) as unknown as Record<SubjectKey, ComponentType>

/** The subject that a path belongs to. */
export const subjectAt = (path: string): Subject | undefined =>
  subjects.find((subject) => path === subject.path || path.startsWith(`${subject.path}/`))
