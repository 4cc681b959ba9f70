// Under the grid: cells that cannot be read and cells with two values, each with its way on. Refuses: choosing for anyone.
import type { GridConflict, GridState, Place } from '../detail/gridState.ts'
import { writeKronor } from '../detail/kronor.ts'
import { word } from './gridWords.ts'

export function list(
  state: GridState,
  nameOf: (place: Place) => string,
  go: (place: Place) => void,
  choose: (at: string, which: 'mine' | 'theirs') => void,
): void {
  const place = document.querySelector('#grid-findings')
  if (!place || (place.childElementCount === 0 && state.findings.size + state.conflicts.size === 0)) return
  const unread = [...state.findings].map(([at, { why }]) => {
    const [row = 0, column = 0] = at.split('.').map(Number)
    return item(
      `${nameOf({ row, column })}: ${word(why.code, ...why.said)}`,
      button(word('go'), () => go({ row, column })),
    )
  })
  const two = [...state.conflicts].map(([at, one]) =>
    item(
      `${nameOf(one)}: ${word('twoValues', shown(one.mine), shown(one.theirs), one.by)}`,
      button(word('keepMine'), () => choose(at, 'mine')),
      button(word('takeTheirs'), () => choose(at, 'theirs')),
    ),
  )
  place.replaceChildren(...unread, ...two)
}

const shown = (value: GridConflict['mine']): string => (typeof value === 'string' ? value : writeKronor(value)) || word('empty')

function item(sentence: string, ...ways: HTMLButtonElement[]): HTMLLIElement {
  const line = document.createElement('li')
  const said = document.createElement('span')
  said.append(`${sentence} `, ...ways)
  line.append(said)
  return line
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'r-link-button'
  made.textContent = label
  made.addEventListener('click', act)
  return made
}
