/** What the preload's world tells the main process. */
export type FromPage =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  /** The page tried to leave for an address that is no request (`about:`, `blob:`, `mailto:`); it was held. */
  | { readonly kind: 'leaving'; readonly url: string }
  | { readonly kind: 'accelerator'; readonly keys: string }
  | { readonly kind: 'resized' }
  | { readonly kind: 'focused' }

/** What the main process tells the preload's world. */
export type ToPage =
  | { readonly kind: 'reply'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly kind: 'reply'; readonly id: number; readonly ok: false; readonly message: string }
  | { readonly kind: 'event'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'accelerators'; readonly keys: readonly string[] }
  /** The app listens for `close`: the window's own X must ask first. */
  | { readonly kind: 'guard' }
