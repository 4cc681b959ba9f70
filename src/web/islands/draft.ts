// Keeps what is being written: a form with `data-draft` is saved as a draft a second after each pause, and in the browser while
// the server cannot be reached. Refuses: filling in anything by itself; what the server does not have is offered, not put back.

const PAUSE_MS = 1000
const PLACE = 'roder-draft:'

const WORDS = {
  sv: {
    kept: (time: string) => `Sparat som utkast ${time}`,
    local: (time: string) => `Sparat i webbläsaren ${time}. Servern nås inte.`,
    offer: (time: string) => `Det finns text från ${time} som inte hann sparas. `,
    take: 'Hämta tillbaka den',
    drop: 'Kasta den',
  },
  en: {
    kept: (time: string) => `Saved as a draft ${time}`,
    local: (time: string) => `Kept in the browser ${time}. The server cannot be reached.`,
    offer: (time: string) => `There is text from ${time} that was not saved. `,
    take: 'Bring it back',
    drop: 'Discard it',
  },
}

/** Drafts on their way: stopped when the form itself is sent, so that none arrives after what it was a draft of. */
const underway = new Map<string, AbortController>()

type Fields = Record<string, string>
interface Kept {
  fields: Fields
  at: string
  /** The form was sent; whether it arrived is seen by its version the next time the page is read. */
  sent?: boolean
}

const words = () => WORDS[document.documentElement.lang === 'en' ? 'en' : 'sv']
/** Two people at one computer do not meet each other's texts. */
const placeOf = (key: string): string => `${PLACE}${document.querySelector('.r-who')?.textContent?.trim() ?? ''}:${key}`

export function drafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) watch(form, form.dataset.draft ?? '')
}

function watch(form: HTMLFormElement, key: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let unsaved = false
  const save = (leaving: boolean): void => {
    clearTimeout(timer)
    if (!unsaved) return
    unsaved = false
    void send(form, key, leaving)
  }
  form.addEventListener('input', () => {
    unsaved = true
    clearTimeout(timer)
    timer = setTimeout(() => save(false), PAUSE_MS)
  })
  form.addEventListener('submit', () => {
    clearTimeout(timer)
    unsaved = false
    underway.get(key)?.abort()
    keep(key, { fields: read(form), at: new Date().toISOString(), sent: true })
  })
  addEventListener('pagehide', () => save(true))
  addEventListener('online', () => {
    if (take(key) && !take(key)?.sent) void send(form, key, false)
  })
  offer(form, key)
}

async function send(form: HTMLFormElement, key: string, leaving: boolean): Promise<void> {
  const fields = read(form)
  keep(key, { fields, at: new Date().toISOString() })
  const stop = new AbortController()
  underway.set(key, stop)
  const body = new URLSearchParams({ key, fields: JSON.stringify(fields) })
  const answer = await fetch('/utkast', {
    method: 'POST',
    body,
    keepalive: leaving,
    // A signed-out session answers with the way to sign in: that is not a saved draft.
    redirect: 'manual',
    headers: { accept: 'application/json' },
    signal: stop.signal,
  }).catch(() => undefined)
  if (stop.signal.aborted) return
  underway.delete(key)
  const time = clock(new Date().toISOString())
  if (!answer?.ok) {
    say(form, words().local(time))
    return
  }
  // What has been written or sent since the request left is still only here.
  const now = take(key)
  if (now && !now.sent && JSON.stringify(now.fields) === JSON.stringify(fields)) forget(key)
  say(form, words().kept(time))
}

/** What a person has written, and the version it stands on, so that a draft taken up later meets what others saved meanwhile. */
function read(form: HTMLFormElement): Fields {
  const fields: Fields = {}
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement))
      continue
    if (control.name === '' || ['password', 'file', 'submit'].includes(control.type)) continue
    if (control.type === 'hidden' && control.name !== 'version') continue
    if (control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type) && !control.checked) continue
    fields[control.name] =
      control.name in fields && control.type === 'checkbox' ? `${fields[control.name]}\n${control.value}` : control.value
  }
  return fields
}

/** Text that never reached the server, from a lost connection or a closed browser. */
function offer(form: HTMLFormElement, key: string): void {
  const kept = take(key)
  if (!kept) return
  const shown = read(form)
  const same = JSON.stringify(shown) === JSON.stringify(kept.fields)
  const arrived = kept.sent && shown.version !== undefined && shown.version !== kept.fields.version
  if (same || arrived) {
    forget(key)
    return
  }
  const line = document.createElement('p')
  line.className = 'r-draft-offer'
  line.append(words().offer(clock(kept.at)))
  line.append(
    button(words().take, () => {
      fill(form, kept.fields)
      line.remove()
      form.dispatchEvent(new Event('input'))
    }),
    ' ',
    button(words().drop, () => {
      forget(key)
      line.remove()
    }),
  )
  form.prepend(line)
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'r-link-button'
  made.textContent = label
  made.addEventListener('click', act)
  return made
}

function fill(form: HTMLFormElement, fields: Fields): void {
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement))
      continue
    if (control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type)) {
      if (control.name !== '') control.checked = (fields[control.name] ?? '').split('\n').includes(control.value)
    } else if (control.name in fields) control.value = fields[control.name] ?? ''
  }
}

/** Beside the button, said politely; the form may hold a place of its own for it. */
function say(form: HTMLFormElement, sentence: string): void {
  let line = form.querySelector<HTMLElement>('[data-draft-status]')
  if (!line) {
    line = document.createElement('p')
    line.className = 'r-saved'
    line.dataset.draftStatus = ''
    line.setAttribute('role', 'status')
    const last = [...form.querySelectorAll('button[type=submit], button:not([type])')].at(-1)
    if (last) last.after(line)
    else form.append(line)
  }
  if (line.textContent !== sentence) line.textContent = sentence
}

const clock = (moment: string): string => new Date(moment).toLocaleTimeString('sv-SE', { hour: '2-digit', minute: '2-digit' })

// A browser may refuse to store (private windows, full): the draft then lives on the server alone.
function keep(key: string, kept: Kept): void {
  try {
    localStorage.setItem(placeOf(key), JSON.stringify(kept))
  } catch {}
}

function take(key: string): Kept | undefined {
  try {
    const text = localStorage.getItem(placeOf(key))
    return text === null ? undefined : (JSON.parse(text) as Kept)
  } catch {
    return undefined
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(placeOf(key))
  } catch {}
}
