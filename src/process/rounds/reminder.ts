// Who is to be reminded today of which tasks: at opening, a week and three days before, then daily, and after a week weekly.
// Refuses: sending anything, and reminding anyone of what is handed in.
import { type Text, text } from '../../kernel/text.ts'
import { daysBetween, dayWords, leftWords } from './deadline.ts'
import { dayOf, isClosed, type Round } from './round.ts'
import type { Task } from './task.ts'

export type Occasion = 'opened' | 'week' | 'threeDays' | 'overdue' | 'asked'

export interface Reminder {
  person: string
  task: Task
  occasion: Occasion
  /** The same key is never sent twice. */
  key: string
}

/** Days overdue on which there is a reminder: each of the first seven, then every seventh. */
const remindsOverdue = (days: number): boolean => days >= 1 && (days <= 7 || days % 7 === 0)

export function occasionOf(task: Task, round: Round, today: string): Occasion | undefined {
  const left = daysBetween(today, task.due)
  if (left < 0) return remindsOverdue(-left) ? 'overdue' : undefined
  if (today === round.opens) return 'opened'
  return left === 7 ? 'week' : left === 3 ? 'threeDays' : undefined
}

const waits = ({ state }: Task): boolean => state !== 'ready' && state !== 'approved'

/** Responsible and deputy are both reminded; a task with neither has nobody to remind and is the controller's to fill. */
export function dueReminders(tasks: readonly Task[], round: Round, today: string): Reminder[] {
  const day = dayOf(round, today)
  if (isClosed(round) || day < round.opens) return []
  return tasks.filter(waits).flatMap((task) => {
    const occasion = occasionOf(task, round, day)
    return occasion === undefined ? [] : remindersOf(task, occasion, occasion === 'overdue' ? day : '')
  })
}

/** Asked for by hand: everyone whose task waits, at most once a day. */
export const askedReminders = (tasks: readonly Task[], today: string): Reminder[] =>
  tasks.filter(waits).flatMap((task) => remindersOf(task, 'asked', today))

function remindersOf(task: Task, occasion: Occasion, day: string): Reminder[] {
  const people = [...new Set([task.person, task.deputy])].filter((person) => person !== undefined)
  return people.map((person) => ({
    person,
    task,
    occasion,
    key: [task.id, occasion, day, person].filter((part) => part !== '').join('/'),
  }))
}

/** One message per person, however many tasks: subject and lines in both languages. */
export function reminderWords(reminders: readonly Reminder[], roundTitle: Text, today: string): { subject: Text; lines: Text[] } {
  const many = reminders.length
  return {
    subject: text(
      many === 1 ? `${roundTitle.sv}: en uppgift väntar` : `${roundTitle.sv}: ${many} uppgifter väntar`,
      many === 1 ? `${roundTitle.en}: one task is waiting` : `${roundTitle.en}: ${many} tasks are waiting`,
    ),
    lines: reminders.map(({ task }) =>
      text(
        `${task.title}: sista dag ${dayWords(task.due, today, 'sv')}, ${leftWords(task.due, today, 'sv')}.`,
        `${task.title}: due ${dayWords(task.due, today, 'en')}, ${leftWords(task.due, today, 'en')}.`,
      ),
    ),
  }
}
