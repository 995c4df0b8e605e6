export const open = (): string => 'ledger'
