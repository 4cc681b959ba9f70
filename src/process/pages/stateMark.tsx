// The state of a task as shape, hue and word (LOOK §4): ring, half, dot, tick in one hue from pale to deep; returned is an arrow.
// Refuses: a mark without its word.
import { Fragment } from 'hono/jsx'
import type { Lang } from '../../kernel/text.ts'
import { STATE_WORDS, type TaskState } from '../rounds/task.ts'

const SHAPES: Record<TaskState, string> = {
  notStarted: 'M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6zM8 3.6a4.4 4.4 0 1 1 0 8.8a4.4 4.4 0 1 1 0-8.8z',
  inProgress: 'M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6zM8 3.6a4.4 4.4 0 0 1 0 8.8z',
  ready: 'M8 2.6a5.4 5.4 0 1 0 0 10.8a5.4 5.4 0 1 0 0-10.8z',
  returned: 'M6.2 2.2L2.4 6l3.8 3.8V7h3.4c1.6 0 2.4.8 2.4 2.2V13h2V9.2C14 6.6 12.4 5 9.6 5H6.2z',
  approved: 'M2.4 8.6l1.5-1.5 2.6 2.6 5.6-6 1.5 1.4-7 7.6z',
}

export const StateIcon = ({ state }: { state: TaskState }) => (
  <svg class="r-state-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={SHAPES[state]} fill="currentColor" fill-rule="evenodd" />
  </svg>
)

export const StateMark = ({ state, lang }: { state: TaskState; lang: Lang }) => (
  <span class="r-state" data-state={state}>
    <StateIcon state={state} />
    <span>{STATE_WORDS[state][lang]}</span>
  </span>
)

/** A cell of the heat map: the word, and how many of how many. */
export function HeatMark({ state, done, total, lang }: { state: TaskState; done: number; total: number; lang: Lang }) {
  return (
    <span class="r-heat" data-state={state}>
      <StateIcon state={state} />
      <span>{STATE_WORDS[state][lang]}</span>
      {total > 1 && (
        <Fragment>
          {' '}
          <small>
            {done}/{total}
            <span class="r-aloud"> {lang === 'sv' ? 'klara' : 'done'}</span>
          </small>
        </Fragment>
      )}
    </span>
  )
}
