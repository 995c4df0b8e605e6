import type { ErrorCode } from '../../src-main/shared/errors.ts'
import type { FailureWords } from './errors.ts'

type ExchangeCode = Extract<ErrorCode, `bundle-${string}` | `invitation-${string}` | `exchange-${string}`>

/** What goes wrong between a manager and headquarters, in English; the rules of `errors.ts`. */
export const exchange: Readonly<Record<ExchangeCode, FailureWords>> = {
  'bundle-not-a-bundle': ['This is not a Qudao sync file.', 'Nothing was changed.', 'Choose one that ends in .qudao.'],
  'bundle-damaged': [
    'The sync file is damaged and failed the check.',
    'Nothing was changed.',
    'Ask the sender for a new copy.',
  ],
  'bundle-incomplete': [
    'The sync file is incomplete; it may not have been copied in full.',
    'Nothing was changed.',
    'Receive or copy it again.',
  ],
  'bundle-wrong-recipient': [
    'This file[[ of {{from}}]] was written for someone else.',
    'Nothing was changed.',
    'Ask the sender to choose the right recipient.',
  ],
  'bundle-unknown-signer': [
    'The sender of this file is not known[[: {{from}}]][[ ({{reason}})]].',
    'Nothing was changed.',
    'Invite and join first.',
  ],
  'bundle-revoked-signer': [
    "The sender's key[[ ({{from}})]] is no longer valid.",
    'Nothing was changed.',
    'Invite the sender again.',
  ],
  'bundle-unsigned': [
    'This file[[ of {{from}}]] is not signed, so its sender cannot be proven.',
    'Nothing was changed.',
    'Ask the sender to write it again with the app.',
  ],
  'bundle-bad-signature': [
    'The signature of this file[[ of {{from}}]] does not match; it may have been altered.',
    'Nothing was changed.',
    'Do not use it; ask the sender for a new copy.',
  ],
  'bundle-newer': [
    'This file was written by a newer version[[ ({{app}})]] of the app.',
    'Nothing was changed.',
    'Install the new version, then read it.',
  ],
  'bundle-too-large': [
    'The file holds more than is allowed.',
    'Nothing was changed.',
    'Ask the sender to send in several parts.',
  ],
  'bundle-foreign-organisation': [
    'This file belongs to another organisation[[: {{organisation}}]].',
    'Nothing was changed.',
    'Check where it came from.',
  ],
  'bundle-clock-ahead': [
    "The sender's clock is far ahead of this computer's[[ ({{author}})]].",
    'Nothing was changed.',
    'Set both clocks, then write the file again.',
  ],
  'bundle-forked': [
    'The sender has later changes of this computer that are not here: this is an older copy of the data.',
    'Nothing was changed.',
    'Open it as a new workspace with "Open a backup", then join again.',
  ],
  'bundle-cloned': [
    'One computer has written two different changes under the same number: its data was copied, and both copies write.',
    'Nothing was changed; what came first stays.',
    'Ask the sender to open one of the copies with "Open a backup" as a new workspace, then to join again.',
  ],
  'bundle-already-applied': ['This file was merged before.', 'Nothing was changed.', 'There is nothing left to do.'],
  'invitation-invalid': [
    'The invitation cannot be used[[: {{reason}}]].',
    'Nothing was changed.',
    'Ask headquarters for a new one.',
  ],
  'exchange-not-joined': [
    'This workspace has not joined headquarters yet.',
    'Your changes are kept on this computer.',
    "Open headquarters' invitation file first.",
  ],
  'exchange-nothing-new': [
    'There are no new changes to send[[ to {{partner}}]].',
    'The other side has everything.',
    'Send again after the next changes.',
  ],
}
