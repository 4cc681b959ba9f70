// Door 2: persons, roles, groups, sessions and sign-in in the database, one file of SQL for each.
// Also what the house needs of cookies and the identity provider. Refuses: anything about passwords but their hashes.
export * from './groups/store.ts'
export * from './io/cookie.ts'
export * from './io/oidc.ts'
export * from './people/store.ts'
export * from './sessions/store.ts'
export * from './signIn/store.ts'
