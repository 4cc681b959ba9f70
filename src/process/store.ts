// Door 2: rounds, tasks, the annual cycle and drafts in the database. The statements stand in the parts' own stores.
// Refuses: a save on top of what the person had not read.
export * from './drafts/store.ts'
