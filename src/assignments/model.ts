// The room's door of meaning: assignments, their state, steering documents. Re-exports pure files only.
export * from './assignment.ts'
export * from './document.ts'
export * from './input.ts'
export * from './words.ts'
