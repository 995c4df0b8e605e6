let collator: Intl.Collator | undefined

/**
 * Orders texts for the eye: Chinese by pinyin, numbers inside them by value (第2家 before 第10家). Made when first asked:
 * reading the tables of an order takes longer than drawing a small grid.
 */
export const compareText = (a: string, b: string): number =>
  (collator ??= new Intl.Collator(['zh-CN', 'en'], { numeric: true })).compare(a, b)
