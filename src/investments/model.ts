// Door 1: the meaning of this room. Only re-exports the pure files.
export * from './project.ts'
