// Work done beside requests: mail, the day's reminders, and the log's head kept outside the database once a day.
// Refuses: work that is not in the list of handlers; rooms say what, this says when.
import { join } from 'node:path'
import type { Handlers } from '../jobs/job.ts'
import { type JobLoop, startJobs } from '../jobs/run.ts'
import { type MailConfig, mailReady } from '../mail/config.ts'
import { enqueueMail, MAIL_KIND, mailHandler } from '../mail/queue.ts'
import { openMail } from '../mail/send.ts'
import { remindToday } from '../process/routes.tsx'
import { exportHead } from '../storage/auditHeadFile.ts'
import { auditHead } from '../storage/auditReading.ts'
import type { Tx } from '../storage/database.ts'
import type { House } from './house.ts'
import { today } from './world.ts'

const EVERY_MS = 30_000
const REMIND = 'process/remind'
const HEAD = 'audit/head'

export interface DailyOptions {
  mail?: MailConfig
  /** Folder of the daily heads; only where the database is the machine's own folder. */
  headFolder?: string
}

/** Queued mail, or nothing at all where no mail server is named. */
export const queueOf = (mail: MailConfig | undefined) =>
  mailReady(mail)
    ? (tx: Tx, message: { to: string; subject: string; text: string }, key: string) => enqueueMail(tx, mail, message, key)
    : undefined

export function startDailyWork({ db, authority }: House, { mail, headFolder }: DailyOptions): JobLoop {
  const queue = queueOf(mail)
  const handlers: Handlers = {
    [REMIND]: { inside: async (tx) => void (await remindToday(tx, today(), queue ? { enqueueMail: queue } : {})) },
    [HEAD]: {
      outside: async ({ payload }, transact) => {
        const head = await transact(auditHead)
        if (headFolder && head.entryNo > 0) exportHead(headFolder, head, authority.authorityId, String(payload.date))
      },
    },
    ...(mailReady(mail) ? { [MAIL_KIND]: mailHandler(openMail(mail)) } : {}),
  }
  return startJobs(db, authority.authorityId, handlers, { everyMs: EVERY_MS, daily: [REMIND, HEAD] })
}

export const headFolderOf = (data: string): string => join(data, 'heads')
