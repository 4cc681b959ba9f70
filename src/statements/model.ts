// Door 1: the meaning of this room. Only re-exports the pure files.
export * from './balanceLeaves.ts'
export * from './compile.ts'
export * from './context.ts'
export * from './expression.ts'
export * from './group.ts'
export * from './leaves.ts'
export * from './published.ts'
export * from './rule.ts'
