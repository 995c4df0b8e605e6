/**
 * Every expected failure of the app, by subject. The renderer holds a message for each code in both languages
 * (`src-renderer/text/errors.ts`; the compiler refuses a missing one), so a code is added here and there together.
 */
export const errorCodes = [
  'internal',
  'invalid-input',
  'not-found',
  'cancelled',
  // workspace and disk
  'workspace-none-open',
  'workspace-newer',
  'workspace-corrupt',
  'workspace-busy',
  'workspace-replaced',
  'backup-unreadable',
  'disk-full',
  'folder-read-only',
  'file-missing',
  'file-unreadable',
  'file-in-use',
  // numbers and targets (DOMAIN.md rules 2–5)
  'amount-unreadable',
  'amount-out-of-range',
  'amount-negative',
  'spread-held-exceeds',
  'spread-all-held',
  'spread-nothing-below',
  'spread-below-step',
  'cell-held',
  'plan-locked',
  'plan-exists',
  'plan-status',
  'plan-empty',
  'quota-invalid',
  'quota-none',
  // people, channels, activities
  'field-unknown',
  'field-invalid',
  'name-taken',
  'reference-missing',
  // import
  'import-wrong-type',
  'import-password',
  'import-empty',
  'import-too-large',
  'import-timeout',
  'import-damaged',
  'import-encoding',
  'import-expired',
  'import-has-errors',
  // history
  'nothing-to-undo',
  'nothing-to-redo',
  'undo-blocked',
  // exchange
  'bundle-not-a-bundle',
  'bundle-damaged',
  'bundle-incomplete',
  'bundle-wrong-recipient',
  'bundle-unknown-signer',
  'bundle-revoked-signer',
  'bundle-unsigned',
  'bundle-bad-signature',
  'bundle-newer',
  'bundle-too-large',
  'bundle-foreign-organisation',
  'bundle-clock-ahead',
  'bundle-forked',
  'bundle-already-applied',
  'invitation-invalid',
  'exchange-not-joined',
  'exchange-nothing-new',
  // printing
  'sheet-nothing',
  'printer-failed',
] as const

export type ErrorCode = (typeof errorCodes)[number]
