// Upload with progress: how much of how much, and the page may be closed only when the file has gone. Without script the form just sends.

import { autoSubmit, focusSummary } from './choices.ts'

export function uploads(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      send(form)
    })
  }
}

function send(form: HTMLFormElement): void {
  const holder = form.querySelector<HTMLElement>('[data-upload-progress]')
  const bar = holder?.querySelector('progress')
  const words = holder?.querySelector<HTMLElement>('[data-upload-words]')
  const request = new XMLHttpRequest()
  request.open('POST', form.action)
  request.setRequestHeader('accept', 'text/html')
  request.upload.addEventListener('progress', (event) => {
    if (!event.lengthComputable || !bar || !words) return
    bar.max = event.total
    bar.value = event.loaded
    words.textContent =
      event.loaded < event.total ? `${megabytes(event.loaded)} / ${megabytes(event.total)} MB` : (words.dataset.reading ?? '')
  })
  request.addEventListener('load', () => show(request, form))
  request.addEventListener('error', () => {
    if (words) words.textContent = words.dataset.failed ?? ''
  })
  if (holder) holder.hidden = false
  for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true')
  request.send(new FormData(form))
}

const megabytes = (bytes: number): string =>
  (bytes / 1_000_000).toFixed(1).replace('.', document.documentElement.lang === 'sv' ? ',' : '.')

/** The answer is a page: a receipt at its own address, or the form again with what was wrong. */
function show(request: XMLHttpRequest, form: HTMLFormElement): void {
  if (request.status < 400 && request.responseURL !== form.action) {
    location.href = request.responseURL
    return
  }
  // Written over as a whole the document would lose every listener, and its script would not run a second time.
  const page = new DOMParser().parseFromString(request.responseText, 'text/html')
  document.title = page.title
  document.body.replaceWith(page.body)
  scrollTo(0, 0)
  autoSubmit()
  uploads()
  focusSummary()
}
