// Door 2: rounds, tasks, the annual cycle and drafts in the database. The statements stand in the parts' own stores.
// Refuses: a save on top of what the person had not read.
export * from './cycle/store.ts'
export * from './drafts/store.ts'
export * from './rounds/control/store.ts'
export { currentRound, loadRound, loadRounds, roundHistory } from './rounds/roundRows/store.ts'
export * from './rounds/store.ts'
