// The load's own process: takes the plan as a message, lets every person work, and answers with what was measured and written.
// Refuses: measuring in the server's process, which would wait for itself.
import { setMaxListeners } from 'node:events'
import type { Load, LoadAnswer } from './closingDayPlan.ts'
import { type Notebook, Person } from './closingDayUser.ts'

async function carryOut(run: string, load: Load, over: AbortController): Promise<LoadAnswer> {
  const begun = performance.now()
  const from = begun + load.warmUpMs
  const book: Notebook = { answered: [], entries: [], strange: [], from, to: from + load.measureMs, over }
  const people = load.users.map((user, no) => new Person(user, load, run, book, no))
  const cpu = process.cpuUsage()
  await Promise.all(people.map((person) => person.work()))
  const { user, system } = process.cpuUsage(cpu)
  return {
    answered: book.answered,
    entries: book.entries,
    strange: book.strange,
    drafts: people.flatMap((person) => person.drafts),
    cpuMs: (user + system) / 1000,
  }
}

process.once('message', async ({ run, load }: { run: string; load: Load }) => {
  const over = new AbortController()
  // Everyone who thinks listens for the end of the day.
  setMaxListeners(0, over.signal)
  process.once('message', () => over.abort())
  process.send?.(await carryOut(run, load, over), undefined, undefined, () => process.disconnect())
})
// Whoever started this is gone: nothing is left running.
process.once('disconnect', () => process.exit())
process.send?.('listening')
