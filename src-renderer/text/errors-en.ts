import type { ErrorCode } from '../../src-main/shared/errors.ts'
import { exchange } from './errors-exchange-en.ts'
import type { FailureWords } from './errors.ts'

/** The English side of `errors.ts`; same rules. */
export const en: Readonly<Record<ErrorCode, FailureWords>> = {
  internal: [
    'The app made a mistake and did not finish this step.',
    'What was saved is safe.',
    'Try again; if it fails again, restart the app.',
  ],
  'invalid-input': [
    'What was sent is incomplete or malformed[[ ({{field}})]].',
    'Nothing was changed.',
    'Check the input and try again.',
  ],
  'not-found': [
    'The [[{{entity}}|record]] is no longer there.',
    'Everything else is as it was.',
    'Refresh the list and choose again.',
  ],
  cancelled: ['Cancelled as you asked.', 'Nothing was changed.', 'Start again whenever you like.'],

  'workspace-none-open': ['No workspace is open.', 'Nothing was changed.', 'Open or create a workspace first.'],
  'workspace-newer': [
    'This workspace was written by a newer version of the app[[ (data version {{database}}, this app knows {{app}})]].',
    'The data file is untouched.',
    'Install the new version, then open it.',
  ],
  'workspace-corrupt': [
    "The workspace's data file is damaged and cannot be opened safely[[: {{file}}]].",
    'The file was kept as it is; nothing was deleted.',
    '[[Restore the most recent backup: {{backup}}.|Restore the most recent backup.]]',
  ],
  'workspace-busy': [
    'Another program is using the workspace.',
    'Nothing was changed.',
    'Close that program and try again shortly.',
  ],
  'workspace-replaced': [
    'The data file was moved or replaced while in use[[: {{file}}]].',
    'This step was not saved; what was saved before is in the original file.',
    'Put the file back, then open the workspace again.',
  ],
  'backup-unreadable': [
    'This backup[[ ({{file}})]] cannot be read or is incomplete.',
    'Existing workspaces are untouched.',
    'Choose another backup file.',
  ],
  'disk-full': [
    'The disk is full and this step was not saved[[: {{path}}]].',
    'What was saved before is safe.',
    'Free some space, then do it again.',
  ],
  'folder-read-only': [
    'This place cannot be written to[[: {{path}}]].',
    'No file was written.',
    'Choose another folder or get permission to write.',
  ],
  'file-missing': [
    'The file is no longer there[[: {{path}}]].',
    'Nothing was changed.',
    'Check where it is and choose it again.',
  ],
  'file-unreadable': [
    'The file cannot be read[[: {{path}}]].',
    'Nothing was changed.',
    'Copy it to this computer and try again.',
  ],
  'file-in-use': [
    'Another program has the file open[[: {{path}}]].',
    'The file is untouched.',
    'Close it in Excel or elsewhere and try again.',
  ],

  'amount-unreadable': [
    'This amount is not understood[[: "{{value}}"]][[ ({{reason}})]].',
    'The old value stays.',
    'Type a number, 1234.56 for example.',
  ],
  'amount-out-of-range': [
    'The amount is beyond what can be stored[[: {{value}}]][[: {{totalFen}}]].',
    'The old value stays.',
    'Check whether the unit is right.',
  ],
  'amount-negative': [
    'A target cannot be negative[[: {{value}}]][[: {{totalFen}}]].',
    'The old value stays.',
    'Type zero or more; press Delete to clear.',
  ],
  'formula-unreadable': [
    'This formula is not understood[[: "{{value}}"]].',
    'The old value stays.',
    'Type 1200/12 or =(3+4)*2; or +5%, *1.1, /2 to change what is there.',
  ],
  'formula-zero-divisor': ['Nothing divides by zero[[: "{{value}}"]].', 'The old value stays.', 'Change the divisor.'],
  'formula-of-blank': [
    'The cell is blank: there is no value to change[[: "{{value}}"]].',
    'It stays blank.',
    'Type an amount first.',
  ],
  'spread-held-exceeds': [
    'The held months[[ ({{heldFen}})]] already exceed the new total[[ ({{totalFen}})]].',
    'All months keep their values.',
    'Release some months, or type a larger total.',
  ],
  'spread-all-held': [
    'Every month below is held; there is nothing to spread over.',
    'All months keep their values.',
    'Release at least one month first.',
  ],
  'spread-nothing-below': [
    'There is no channel below this total.',
    'Nothing was changed.',
    'Assign channels to the owner or add a new-customers line.',
  ],
  'spread-below-step': [
    "The total is smaller than the plan's rounding step.",
    'All months keep their values.',
    'Choose a smaller step or type a larger total.',
  ],
  'cell-held': [
    'The selection has held cells[[ ({{count}})]][[, {{channel}} in month {{month}} for one]].',
    'None of the edit was written.',
    'Release them first or leave them out.',
  ],
  'plan-locked': [
    'This plan[[ ({{status}})]] is locked.',
    'All values stay as they are.',
    'Recall it if it is submitted; make a revision if it is approved.',
  ],
  'plan-exists': [
    'This fiscal year[[ ({{fiscalYear}})]] already has a plan.',
    'The existing plan is untouched.',
    'Open that one or choose another year.',
  ],
  'plan-status': [
    "The plan's state[[ ({{status}})]] does not allow this step.",
    'The plan is unchanged.',
    'Complete the step before, then try again.',
  ],
  'plan-empty': [
    'The plan[[ of {{fiscalYear}}]] holds no amounts yet.',
    'The seasonality is unchanged.',
    'Choose a year that has targets or quotas.',
  ],
  'plan-headquarters': [
    'Approving and returning are for headquarters.',
    'The plan is as it was.',
    'Submit the plan and hand your sync file to headquarters.',
  ],
  'plan-reasons-missing': [
    '[[{{count}}|Some]] months that differ from the baseline carry no reason[[, for instance {{channel}}]].',
    'The plan was not submitted; all figures are as they were.',
    'Give reasons, cell by cell or for a selection, then submit again.',
  ],
  'seasonality-settled': [
    'Spring Festival lies alike in both years; there is nothing to move.',
    'The profile is unchanged.',
    'Type other weights where you want them.',
  ],
  'handover-nothing': [
    'There is nothing to hand over, or it is [[{{to}}|theirs]] already.',
    'Nothing was changed.',
    'Choose another person, other channels or an earlier month.',
  ],
  'quota-invalid': [
    "The quota's periods or amounts do not fit.",
    'The old quota stays.',
    'Fill in the year, the quarters or the months.',
  ],
  'quota-none': ['None of them has a quota to spread.', 'Nothing was changed.', 'Enter or import quotas first.'],
  'quota-coarser': [
    'The quota[[ of {{owner}}]] was not given for a period this short.',
    'Nothing was changed.',
    'Choose the year or a quarter, or give the quota by month first.',
  ],

  'field-unknown': [
    'This version does not know the field[[ "{{field}}"]].',
    'Nothing was changed.',
    'Update the app and try again.',
  ],
  'field-invalid': [
    '[["{{field}}"|This field]] cannot hold this value[[: {{value}}]][[ ({{reason}})]].',
    'The old content stays.',
    'Correct it and try again.',
  ],
  'name-taken': [
    '[["{{value}}"|This name]] exists already.',
    'Nothing was changed.',
    'Choose another name or use the existing one.',
  ],
  'actuals-none': [
    'No actuals to take from[[ fiscal year {{fiscalYear}}]].',
    'Nothing was changed.',
    'Record or import them under Actuals first, or choose another year.',
  ],
  'actual-exists': [
    'Document [[{{document}}|number]] was already recorded for this channel and kind[[ on {{date}}]].',
    'It was not counted twice.',
    'Check the number; change it, or edit the record that is there.',
  ],
  'reference-missing': [
    'The [[{{entity}}|record]] that [["{{field}}"|this]] points to does not exist.',
    'Nothing was changed.',
    'Create it first, then choose it here.',
  ],

  'import-wrong-type': [
    'This file is not a CSV or XLSX table.',
    'Nothing was imported.',
    'Save it as XLSX in Excel and try again.',
  ],
  'import-password': ['This workbook has a password.', 'Nothing was imported.', 'Remove it in Excel and try again.'],
  'import-empty': ['The file has no rows to import.', 'Nothing was imported.', 'Check the sheet and the heading row.'],
  'import-too-large': [
    'The file is too large to be read.',
    'Nothing was imported.',
    'Split it or remove empty areas, then try again.',
  ],
  'import-timeout': [
    'Reading the file took too long and was stopped.',
    'Nothing was imported.',
    'Save it as CSV or split it, then try again.',
  ],
  'import-damaged': ['The file is damaged.', 'Nothing was imported.', 'Open it in Excel, save a copy, try that.'],
  'import-encoding': [
    "The file's text encoding is not clear.",
    'Nothing was imported.',
    'Choose the encoding, or save as CSV in UTF-8.',
  ],
  'import-expired': ['What was read is no longer held.', 'Nothing was imported.', 'Choose the file again.'],
  'import-has-errors': [
    'There are errors[[ ({{errors}})]] still to be dealt with.',
    'Nothing was imported.',
    'Correct the file, or map its columns differently.',
  ],

  'nothing-to-undo': ['There is nothing to undo.', 'Nothing was changed.', 'Carry on editing.'],
  'nothing-to-redo': ['There is nothing to redo.', 'Nothing was changed.', 'Carry on editing.'],
  'undo-blocked': ['This step was changed since, or is locked.', 'All values stay.', 'Correct it by hand instead.'],

  ...exchange,

  'sheet-nothing': [
    'There is nothing to print in this selection.',
    'No file was written.',
    'Choose another city, measure or plan.',
  ],
  'printer-failed': ['Printing did not finish.', 'Nothing was changed.', 'Check the printer, or save a PDF first.'],
}
