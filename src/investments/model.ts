// Door 1: the meaning of this room. Only re-exports the pure files.
export * from './followUp.ts'
export * from './project.ts'
export * from './schedule.ts'
