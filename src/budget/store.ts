// Door 2: decisions on money, activities and editions in the database. Each part has the only file with its SQL.
export * from './decisions/store.ts'
export * from './detail/staffing/store.ts'
export * from './detail/store.ts'
export * from './register/store.ts'
