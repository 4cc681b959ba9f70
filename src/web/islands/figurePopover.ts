// A figure answers in place: a popover with its parts, fetched when asked. Without script the link opens the explain page.
// Focus moves in and comes back on Escape or Close; never opens on hover alone (LOOK §7).

export function figurePopovers(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a.r-figure[data-ref]')
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    void open(link)
  })
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close(true)
  })
  document.addEventListener('click', (event) => {
    const target = event.target as Element
    if (current && !current.pop.contains(target) && !target.closest('a.r-figure')) close(false)
  })
}

let current: { pop: HTMLElement; link: HTMLAnchorElement } | undefined

async function open(link: HTMLAnchorElement): Promise<void> {
  close(false)
  const response = await fetch(`/forklara.fragment?ref=${encodeURIComponent(link.dataset.ref ?? '')}`, {
    headers: { accept: 'text/html' },
  }).catch(() => undefined)
  if (!response?.ok) {
    location.href = link.href
    return
  }
  const pop = document.createElement('div')
  pop.className = 'r-pop'
  pop.setAttribute('role', 'dialog')
  pop.tabIndex = -1
  pop.innerHTML = await response.text()
  const heading = pop.querySelector('h2')
  if (heading) {
    heading.id ||= 'r-pop-title'
    pop.setAttribute('aria-labelledby', heading.id)
  }
  document.body.append(pop)
  place(pop, link)
  link.classList.add('is-open')
  current = { pop, link }
  pop.addEventListener('click', act)
  pop.addEventListener('keydown', keepFocus)
  pop.focus()
}

/** Below the figure, inside the window; on phones CSS holds it at the bottom edge. */
function place(pop: HTMLElement, link: HTMLElement): void {
  const at = link.getBoundingClientRect()
  const left = Math.max(16, Math.min(at.left, document.documentElement.clientWidth - pop.offsetWidth - 16))
  const below = at.bottom + 8
  const above = at.top - pop.offsetHeight - 8
  const top = below + pop.offsetHeight > innerHeight && above > 8 ? above : below
  pop.style.left = `${left + scrollX}px`
  pop.style.top = `${top + scrollY}px`
}

function act(event: MouseEvent): void {
  const button = (event.target as Element).closest<HTMLButtonElement>('button[data-act]')
  if (!button) return
  if (button.dataset.act === 'close') close(true)
  if (button.dataset.act === 'copy') {
    void navigator.clipboard.writeText(button.dataset.ref ?? '').then(() => {
      button.textContent = button.dataset.done ?? button.textContent
    })
  }
}

function keepFocus(event: KeyboardEvent): void {
  if (event.key !== 'Tab' || !current) return
  const stops = [...current.pop.querySelectorAll<HTMLElement>('a[href], button')]
  const first = stops[0]
  const last = stops.at(-1)
  if (event.shiftKey && (document.activeElement === first || document.activeElement === current.pop)) {
    event.preventDefault()
    last?.focus()
  } else if (!event.shiftKey && document.activeElement === last) {
    event.preventDefault()
    first?.focus()
  }
}

function close(giveBackFocus: boolean): void {
  if (!current) return
  current.pop.remove()
  current.link.classList.remove('is-open')
  if (giveBackFocus) current.link.focus()
  current = undefined
}
