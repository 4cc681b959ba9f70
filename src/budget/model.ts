// Door 1: the meaning of this room. Only re-exports the pure files.
export * from './activity.ts'
export * from './decision.ts'
export * from './holder.ts'
export * from './vintage.ts'
