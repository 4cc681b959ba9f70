// Door 1: the meaning of this room. Only re-exports the pure files.
export * from './authoritySettings.ts'
export * from './company.ts'
export * from './sheet.ts'
export * from './tree.ts'
export * from './unit.ts'
export * from './validity.ts'
export * from './words.ts'
