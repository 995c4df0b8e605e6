/**
 * The codes that choices are stored as; the renderer names them in both languages. They stand apart from the contracts
 * so that the window can have them without the schema library.
 */
export const channelTypes = ['agent', 'direct', 'institution'] as const
export const channelGrades = ['A', 'B', 'C', 'D'] as const
export const channelStatuses = ['lead', 'negotiating', 'signed', 'active', 'stopped'] as const

/** Kinds of work by the department that does them (DOMAIN.md, “Service to person”); the last group is the manager's own. */
export const activityKinds = {
  service: ['training', 'meetingSupport', 'phoneCall', 'customerService', 'salesConversion'],
  operations: ['mobileTracking', 'headquartersCoordination', 'platformLiaison', 'processFeedback'],
  marketing: ['promotionMaterial', 'localDesign', 'promotionPlan', 'video'],
  own: ['visit', 'relationship', 'onlineTraining', 'offlineTraining', 'channelDevelopment'],
} as const
