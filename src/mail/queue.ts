// Mail that goes when the transaction that wanted it is saved: a job, made once per key, sent by the job loop.
// Refuses to make a job nobody could carry out: without a mail server the reminder stays in the product.

import type { Handler } from '../jobs/job.ts'
import { enqueue } from '../jobs/store.ts'
import { assert } from '../kernel/result.ts'
import type { Tx } from '../storage/database.ts'
import { type MailConfig, mailReady } from './config.ts'
import { checkMessage, type MailMessage } from './message.ts'
import { type MailTransport, sendMail } from './send.ts'

export const MAIL_KIND = 'mail/send'

/** `key` says what the mail is about, e.g. `round/2023-04/reminder/e2201/2023-05-09`: the same is not sent again. */
export async function enqueueMail(
  tx: Tx,
  config: MailConfig | undefined,
  message: MailMessage,
  key: string,
): Promise<'queued' | 'already' | 'no-mail-server'> {
  checkMessage(message)
  if (!mailReady(config)) return 'no-mail-server'
  const made = await enqueue(tx, { kind: MAIL_KIND, key, payload: { ...message } })
  return made === undefined ? 'already' : 'queued'
}

/** For `startJobs`: `{ [MAIL_KIND]: mailHandler(openMail(config)) }`. */
export const mailHandler = (transport: MailTransport): Handler => ({
  outside: async ({ payload, key, jobId }) => {
    const { to, subject, text, html } = payload
    assert(typeof to === 'string' && typeof subject === 'string' && typeof text === 'string', 'a mail job without a mail', {
      jobId,
    })
    await sendMail(transport, { to, subject, text, ...(typeof html === 'string' ? { html } : {}) }, key ?? jobId)
  },
})
