// Backup and restore as commands ask for them: the folder or DATABASE_URL, one file, never half done.
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { type BackupReceipt, backup, restore } from '../storage/backup.ts'
import { openEngine } from '../storage/open.ts'
import { dataFolder } from './house.ts'

/** As the schema's owner where there is one: the application's own role may not see every authority's rows, nor make tables. */
function place(data?: string): { url?: string; dataDir?: string } {
  const url = process.env.DATABASE_URL && (process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL)
  return url ? { url } : { dataDir: dataFolder(data) }
}

export async function backupTo(data: string | undefined, file: string): Promise<BackupReceipt> {
  if (existsSync(file))
    throw new Refusal(
      'conflict',
      'app/backup-exists',
      text(
        `Filen ${file} finns redan. Ange ett nytt filnamn, så skrivs inget över.`,
        `The file ${file} exists already. Give a new name.`,
      ),
    )
  if (!existsSync(dirname(file)))
    throw new Refusal(
      'invalid',
      'app/backup-folder',
      text(
        `Mappen ${dirname(file)} finns inte. Ange en fil i en mapp som finns.`,
        `The folder ${dirname(file)} does not exist. Name a file in a folder that exists.`,
      ),
    )
  const where = place(data)
  if (where.dataDir !== undefined && !existsSync(where.dataDir))
    throw new Refusal(
      'not-found',
      'app/no-data',
      text(
        `Mappen ${where.dataDir} finns inte. Ange databasens mapp med --data.`,
        `The folder ${where.dataDir} does not exist. Give the database folder with --data.`,
      ),
    )
  const engine = await openEngine({ ...where, purpose: 'säkerhetskopiering' })
  try {
    return await backup(engine, file, new Date().toISOString())
  } finally {
    await engine.close()
  }
}

export async function restoreFrom(data: string | undefined, file: string): Promise<BackupReceipt> {
  if (!existsSync(file))
    throw new Refusal(
      'not-found',
      'app/no-backup',
      text(`Filen ${file} finns inte. Kontrollera sökvägen.`, `The file ${file} does not exist. Check the path.`),
    )
  const engine = await openEngine({ ...place(data), purpose: 'återläsning' })
  try {
    return await restore(engine, file)
  } finally {
    await engine.close()
  }
}
