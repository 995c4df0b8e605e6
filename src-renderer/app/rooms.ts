import type { ComponentType } from 'react'

export type SubjectKey =
  | 'channels'
  | 'targets'
  | 'actuals'
  | 'activities'
  | 'people'
  | 'exchange'
  | 'sheets'
  | 'settings'

/** The code of each subject's view. It imports nothing itself, so that the first view can be fetched beside the frame. */
export const rooms: Readonly<Record<SubjectKey, () => Promise<{ readonly default: ComponentType }>>> = {
  channels: () => import('../channels/channels.view.tsx').then((room) => ({ default: room.ChannelsView })),
  targets: () => import('../targets/targets.view.tsx').then((room) => ({ default: room.TargetsView })),
  actuals: () => import('../actuals/actuals.view.tsx').then((room) => ({ default: room.ActualsView })),
  activities: () => import('../activities/activities.view.tsx').then((room) => ({ default: room.ActivitiesView })),
  people: () => import('../people/people.view.tsx').then((room) => ({ default: room.PeopleView })),
  exchange: () => import('../exchange/exchange.view.tsx').then((room) => ({ default: room.ExchangeView })),
  sheets: () => import('../sheets/sheets.view.tsx').then((room) => ({ default: room.SheetsView })),
  settings: () => import('../settings/settings.view.tsx').then((room) => ({ default: room.SettingsView })),
}

export const homePath = '/targets'

/** Starts loading the view of a path, so that it is there when the frame is. */
export function loadAhead(path: string): void {
  const name = (path === '' || path === '/' ? homePath : path).split('/')[1] ?? ''
  if (Object.hasOwn(rooms, name)) void rooms[name as SubjectKey]().catch(() => undefined)
}
