import type { Result } from './shared/result.ts'

/** The outside world as the application sees it. `shell/` gives the real ones, tests give theirs; nothing else differs. */
export type Ports = {
  readonly now: () => number
  /** A new UUIDv7. */
  readonly newId: () => string
  readonly dialogs: Dialogs
  readonly printer: Printer
  readonly vault: Vault
  /** Where workspaces lie; created when missing. */
  readonly dataFolder: string
  /** Read-only files that ship with the app: the sample, the places. */
  readonly resourcesFolder: string
  /** Entry of the worker thread: the built file in the app, the source in tests. */
  readonly workerEntry: URL
  readonly appVersion: string
  /** The system's language, BCP 47. */
  readonly systemLanguage: string
}

export type FileFilter = { readonly name: string; readonly extensions: readonly string[] }

export type Dialogs = {
  /** The chosen path, or null when the user thought better of it. */
  readonly openFile: (options: {
    readonly title: string
    readonly filters: readonly FileFilter[]
    /** Where the dialog begins; the system's last place otherwise. */
    readonly folder?: string
  }) => Promise<string | null>
  readonly saveFile: (options: {
    readonly title: string
    readonly defaultName: string
    readonly filters: readonly FileFilter[]
  }) => Promise<string | null>
  readonly showInFolder: (path: string) => void
}

export type Printer = {
  /** A hidden window that runs no script, for whole HTML documents one after the other; to be closed by who opened it. */
  readonly open: () => {
    readonly toPdf: (html: string) => Promise<Uint8Array>
    readonly close: () => void
  }
  /** The system's print dialog on the same document; `cancelled` or `printer-failed` otherwise. */
  readonly print: (html: string) => Promise<Result<null>>
  /** Serves a document to the renderer's sandboxed preview frame; answers its address. */
  readonly preview: (html: string) => string
}

/** Keeps a secret under the system's keychain where there is one, else in a file that only its owner can read. */
export type Vault = {
  readonly protect: (secret: string) => Uint8Array
  readonly reveal: (guarded: Uint8Array) => string
}
