/**
 * The nonce of this page load, under which the content security policy lets style elements in. Libraries that write
 * styles at run time must be given it: AG Grid through `styleNonce`.
 */
export const cspNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
