/**
 * The shape of a translation: the same keys as the reference (Chinese), any words. A key may have a singular beside it,
 * `key_one`, for languages that tell one from many; i18next takes it where `count` is 1.
 */
export type Words<Reference> = {
  readonly [Key in keyof Reference]: Reference[Key] extends string ? string : Words<Reference[Key]>
} & { readonly [Key in keyof Reference as Reference[Key] extends string ? `${Key & string}_one` : never]?: string }
