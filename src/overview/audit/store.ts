// The log as the storage keeps it, for the pages of this folder. Refuses: SQL of its own; the log belongs to the storage.
import { type LoggedEntry, listAudit } from '../../storage/auditReading.ts'
import type { Tx } from '../../storage/database.ts'
import type { AuditQuestion } from './input.ts'

export type { AuditHead } from '../../storage/auditChain.ts'
export { auditHead, type LoggedEntry } from '../../storage/auditReading.ts'
export { type AuditVerdict, verifyAudit } from '../../storage/auditVerification.ts'

export const findEntries = (tx: Tx, { who, what, on, from, to, before }: AuditQuestion, limit: number): Promise<LoggedEntry[]> =>
  listAudit(tx, { actor: who, action: what, subject: on, from, to, before, limit })
