// Door 1: the meaning of this room. Only re-exports the pure files.

export * from './branches/apply.ts'
export * from './branches/branch.ts'
export * from './derived.ts'
export * from './figures.ts'
export * from './formulas.ts'
export * from './input.ts'
export * from './planGoals.ts'
export * from './refs.ts'
export * from './sentences.ts'
export * from './sheet.ts'
export * from './sheetShape.ts'
export * from './tables.ts'
