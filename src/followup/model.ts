// Door 1: the meaning of this room. Only re-exports the pure files.
export * from './figures.ts'
export * from './report.ts'
export * from './unitWork.ts'
