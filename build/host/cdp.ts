import type { CDPSession } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'

// The protocol's types come from Playwright's declarations; nothing of Playwright runs here.
declare const known: CDPSession
export type RequestPaused = Parameters<Parameters<typeof known.on<'Fetch.requestPaused'>>[1]>[0]
export type AttachedToTarget = Parameters<Parameters<typeof known.on<'Target.attachedToTarget'>>[1]>[0]
export type TargetInfo = AttachedToTarget['targetInfo']
export type DebuggerPaused = Parameters<Parameters<typeof known.on<'Debugger.paused'>>[1]>[0]

interface Call {
  readonly method: string
  readonly resolve: (result: never) => void
  readonly reject: (error: Error) => void
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly sessionId?: string
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

/** One conversation over the pipe: with the browser itself, or with one of its targets. */
export class Session {
  readonly id: string | undefined
  readonly #emitter = new EventEmitter().setMaxListeners(0)
  readonly send: CDPSession['send']
  readonly on: CDPSession['on']
  readonly off: CDPSession['off']

  constructor(connection: Connection, id: string | undefined) {
    this.id = id
    this.send = (method, params) => connection.call(method, params ?? {}, id)
    this.on = ((event: string, listener: (payload: unknown) => void) => {
      this.#emitter.on(event, listener)
      return this
    }) as unknown as CDPSession['on']
    this.off = ((event: string, listener: (payload: unknown) => void) => {
      this.#emitter.off(event, listener)
      return this
    }) as unknown as CDPSession['off']
  }

  dispatch(event: string, payload: unknown): void {
    this.#emitter.emit(event, payload)
  }
}

/** Chromium's debugging protocol over `--remote-debugging-pipe`: file descriptors 3 and 4, no port is opened. */
export class Connection {
  readonly child: ChildProcess
  readonly root: Session
  readonly closed: Promise<void>
  isClosed = false
  readonly #calls = new Map<number, Call>()
  readonly #sessions = new Map<string, Session>()
  #lastId = 0
  #partial: Buffer[] = []

  constructor(executable: string, args: readonly string[], env: NodeJS.ProcessEnv) {
    this.root = new Session(this, undefined)
    this.child = spawn(executable, ['--remote-debugging-pipe', ...args], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      env,
    })
    const output = this.child.stdio[4] as Readable
    output.on('data', (chunk: Buffer) => this.#read(chunk))
    this.#input().on('error', () => {}) // the browser went first: `exit` follows and says so
    this.closed = new Promise((done) => {
      const end = (): void => {
        this.isClosed = true
        for (const call of this.#calls.values()) call.reject(new Error('chromium host: the browser has closed'))
        this.#calls.clear()
        done()
      }
      this.child.once('exit', end)
      this.child.once('error', end)
    })
  }

  session(id: string): Session {
    let session = this.#sessions.get(id)
    if (!session) this.#sessions.set(id, (session = new Session(this, id)))
    return session
  }

  drop(id: string): void {
    this.#sessions.delete(id)
  }

  call(method: string, params: object, sessionId: string | undefined): Promise<never> {
    if (this.isClosed) return Promise.reject(new Error('chromium host: the browser has closed'))
    const id = ++this.#lastId
    this.#input().write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    return new Promise((resolve, reject) => this.#calls.set(id, { method, resolve, reject }))
  }

  #input(): Writable {
    return this.child.stdio[3] as Writable
  }

  /** Messages end with a zero byte and may arrive in any pieces. */
  #read(chunk: Buffer): void {
    let rest = chunk
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      this.#partial.push(rest.subarray(0, end))
      rest = rest.subarray(end + 1)
      const text = Buffer.concat(this.#partial).toString()
      this.#partial = []
      this.#receive(JSON.parse(text) as Message)
    }
    if (rest.length > 0) this.#partial.push(rest)
  }

  #receive(message: Message): void {
    if (message.id === undefined) {
      const session = message.sessionId === undefined ? this.root : this.session(message.sessionId)
      session.dispatch(message.method ?? '', message.params)
      return
    }
    const call = this.#calls.get(message.id)
    this.#calls.delete(message.id)
    if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message}`))
    else call?.resolve(message.result as never)
  }
}
