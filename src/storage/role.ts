// Which role the application speaks as. On a shared PostgreSQL it must not be able to pass the wall between authorities:
// a role that bypasses row-level security, owns tables or may become someone who does is refused before anything is served.
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import type { Database } from './database.ts'
import { ownerOf } from './owner.ts'

interface RoleFacts {
  name: string
  bypasses: boolean
  owns: boolean
}

// Membership counts: who may become the owner is the owner. A superuser is a member of everyone.
const FACTS = `
  select r.rolname::text as name,
         exists (select from pg_catalog.pg_roles b
                  where (b.rolsuper or b.rolbypassrls) and pg_has_role(r.rolname, b.oid, 'MEMBER')) as bypasses,
         exists (select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                  where c.relkind in ('r', 'p', 'v') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                    and pg_has_role(r.rolname, c.relowner, 'MEMBER')) as owns
    from pg_catalog.pg_roles r where r.rolname = any($1::text[])`

/** Throws a sentence when serving as this role would not be safe. The embedded database has no other way in than this process. */
export async function checkRole(database: Database): Promise<void> {
  const facts = await ownerOf(database).transaction('', async (c) => {
    const [session] = await c.query<{ name: string }>('select session_user::text as name')
    const asked = database.engine === 'postgres' ? [session!.name, 'roder_app'] : ['roder_app']
    return c.query<RoleFacts>(FACTS, [asked])
  })
  const unsafe = facts.find((role) => role.bypasses || role.owns)
  if (unsafe) throw unsafeRole(unsafe)
}

function unsafeRole({ name, bypasses }: RoleFacts): Refusal {
  return new Refusal(
    'not-allowed',
    'storage/unsafe-role',
    text(
      `Databasrollen ${name} ${bypasses ? 'kan gå förbi radskyddet' : 'äger tabeller'}, så myndigheternas uppgifter vore inte åtskilda. ` +
        'Skapa en egen inloggningsroll (create role … login in role roder_app) och ange den i DATABASE_URL.',
      `The database role ${name} ${bypasses ? 'can bypass row-level security' : 'owns tables'}, so authorities would not be kept apart. ` +
        'Make a login role of its own (create role … login in role roder_app) and name it in DATABASE_URL.',
    ),
  )
}
