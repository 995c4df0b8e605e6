/**
 * The codes that choices are stored as; the renderer names them in both languages. They stand apart from the contracts
 * so that the window can have them without the schema library.
 */
export const channelTypes = ['agent', 'direct', 'institution'] as const
export const channelGrades = ['A', 'B', 'C', 'D'] as const
export const channelStatuses = ['lead', 'negotiating', 'signed', 'active', 'stopped'] as const

/** 订单, 到款, 出货, 销售收入: the measures that are recorded as actuals. */
export const recordedMeasures = ['order', 'receipt', 'shipment', 'revenue'] as const

/** Kinds of work by the department that does them (DOMAIN.md, “Service to person”); the last group is the manager's own. */
export const activityKinds = {
  service: ['training', 'meetingSupport', 'phoneCall', 'customerService', 'salesConversion'],
  operations: ['mobileTracking', 'headquartersCoordination', 'platformLiaison', 'processFeedback'],
  marketing: ['promotionMaterial', 'localDesign', 'promotionPlan', 'video'],
  own: ['visit', 'relationship', 'onlineTraining', 'offlineTraining', 'channelDevelopment'],
} as const

/** How the rows of a comparison are gathered; quotas are compared by the subjects of one level. */
export const comparedGroupings = ['region', 'department', 'city', 'person', 'none'] as const

/** What a rule of growth speaks of, from the least to the most specific (see `growth.rules.ts`). */
export const growthScopes = ['all', 'city', 'grade', 'person', 'channel'] as const
