// Door 2: decisions about reports and the reports that were signed, the only file of the room with SQL.
// Refuses: changing a signed report, and saving a decision on a version somebody else has replaced.
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { audit } from '../storage/audit.ts'
import type { Tx } from '../storage/database.ts'
import type { ReportDecision, SignedReport } from './signing.ts'

/** Two saved at once: nothing was saved. */
export class DecidedMeanwhile extends Refusal {
  constructor() {
    super(
      'conflict',
      'reports/decided-meanwhile',
      text(
        'Någon annan har sparat beslutet sedan sidan öppnades. Inget har sparats. Jämför och välj.',
        'Someone else has saved the decision since the page was opened. Nothing was saved. Compare and choose.',
      ),
    )
  }
}

type Nulled<T, K extends keyof T> = Omit<T, K> & { [key in K]: Exclude<T[key], undefined> | null }
type DecisionRow = Nulled<ReportDecision, 'decidedOn' | 'onBehalfOf'>

const decisionFrom = ({ decidedOn, onBehalfOf, ...row }: DecisionRow): ReportDecision => ({
  ...row,
  ...(decidedOn === null ? {} : { decidedOn }),
  ...(onBehalfOf === null ? {} : { onBehalfOf }),
})

/** Every version of what is decided about a report, latest first. */
export async function loadDecisions(tx: Tx, report: string): Promise<ReportDecision[]> {
  const rows = await tx.query<DecisionRow & Record<string, unknown>>(
    `select report, version, case_number as "caseNumber", decided_on as "decidedOn", proposal, events, saved_by as "by",
            on_behalf_of as "onBehalfOf", saved_at as at
       from reports.decision where authority_id = $1 and report = $2 order by version desc`,
    [tx.authority, report],
  )
  return rows.map(decisionFrom)
}

export const loadDecision = async (tx: Tx, report: string): Promise<ReportDecision | undefined> =>
  (await loadDecisions(tx, report))[0]

/** The version is one above the one its writer had read. */
export async function saveDecision(tx: Tx, decision: ReportDecision): Promise<void> {
  const before = await loadDecision(tx, decision.report)
  if (decision.version !== (before?.version ?? 0) + 1) throw new DecidedMeanwhile()
  const saved = await tx.query(
    `insert into reports.decision
       (authority_id, report, version, case_number, decided_on, proposal, events, saved_by, on_behalf_of, saved_at)
     select $1::uuid, $2::text, $3::int, $4::text, $5::date, $6::text, $7::text, $8::text, $9::text, $10::timestamptz
     on conflict (authority_id, report, version) do nothing returning version`,
    [
      tx.authority,
      decision.report,
      decision.version,
      decision.caseNumber,
      decision.decidedOn ?? null,
      decision.proposal,
      decision.events,
      decision.by,
      decision.onBehalfOf ?? null,
      decision.at,
    ],
  )
  if (saved.length === 0) throw new DecidedMeanwhile()
  await audit(tx, { action: 'reports/decide', subject: `reports:decision/${decision.report}`, before, after: decision })
}

type SignedRow = Nulled<Omit<SignedReport, 'auditHead'>, 'onBehalfOf'> & { auditEntry: number; auditHash: string }

const SIGNED = `report, signing_no as no, title, sha256, imports, audit_entry as "auditEntry", audit_hash as "auditHash",
  override_reason as "overrideReason", signed_by as "by", on_behalf_of as "onBehalfOf", signed_at as at`

const signedFrom = ({ onBehalfOf, auditEntry, auditHash, ...row }: SignedRow): SignedReport => ({
  ...row,
  auditHead: { entryNo: auditEntry, hash: auditHash },
  ...(onBehalfOf === null ? {} : { onBehalfOf }),
})

/** Signed reports without their content, latest first: all, or the signings of one report. */
export async function listSigned(tx: Tx, report?: string): Promise<SignedReport[]> {
  const rows = await tx.query<SignedRow & Record<string, unknown>>(
    `select ${SIGNED} from reports.signed
      where authority_id = $1 and ($2::text is null or report = $2) order by signed_at desc, report, signing_no desc`,
    [tx.authority, report ?? null],
  )
  return rows.map(signedFrom)
}

/** One signed report with its content, byte for byte. */
export async function loadSigned(tx: Tx, report: string, no: number): Promise<(SignedReport & { content: string }) | undefined> {
  const [row] = await tx.query<SignedRow & { content: string } & Record<string, unknown>>(
    `select ${SIGNED}, content from reports.signed where authority_id = $1 and report = $2 and signing_no = $3`,
    [tx.authority, report, no],
  )
  if (!row) return undefined
  const { content, ...rest } = row
  return { ...signedFrom(rest), content }
}

/** Signs once and for all. The number is one above the latest signing its signer had seen. */
export async function signReport(tx: Tx, signed: SignedReport, content: string): Promise<void> {
  const [latest] = await listSigned(tx, signed.report)
  const taken = new Refusal(
    'conflict',
    'reports/signed-meanwhile',
    text(
      'Någon annan har undertecknat rapporten sedan sidan öppnades. Öppna sidan igen.',
      'Someone else has signed the report since the page was opened. Open the page again.',
    ),
  )
  if (signed.no !== (latest?.no ?? 0) + 1) throw taken
  const saved = await tx.query(
    `insert into reports.signed (authority_id, report, signing_no, title, content, sha256, imports, audit_entry, audit_hash,
       override_reason, signed_by, on_behalf_of, signed_at)
     select $1::uuid, $2::text, $3::int, $4::text, $5::text, $6::text, $7::jsonb, $8::bigint, $9::text, $10::text, $11::text,
       $12::text, $13::timestamptz
     on conflict (authority_id, report, signing_no) do nothing returning signing_no`,
    [
      tx.authority,
      signed.report,
      signed.no,
      signed.title,
      content,
      signed.sha256,
      JSON.stringify(signed.imports),
      signed.auditHead.entryNo,
      signed.auditHead.hash,
      signed.overrideReason,
      signed.by,
      signed.onBehalfOf ?? null,
      signed.at,
    ],
  )
  if (saved.length === 0) throw taken
  await audit(tx, {
    action: 'reports/sign',
    subject: `reports:signed/${signed.report}/${signed.no}`,
    before: latest,
    after: signed,
  })
}
