// The way behind the wall, for backup, migration and role checks only: the engine of a database, as the schema's owner.
// Kept apart from the Database that rooms hold, so that no room can reach past row-level security by having a Database.
import { assert } from '../kernel/result.ts'
import type { Database } from './database.ts'
import type { Engine } from './engine.ts'

const engines = new WeakMap<Database, Engine>()

export function rememberOwner(database: Database, engine: Engine): void {
  engines.set(database, engine)
}

export function ownerOf(database: Database): Engine {
  const engine = engines.get(database)
  assert(engine, 'not a database opened by openDatabase')
  return engine
}
