// Choices take effect when chosen. Without script the form keeps its button.

export function autoSubmit(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-auto-submit]')) {
    form.addEventListener('change', () => form.requestSubmit())
  }
}

/** A refused form says so where the reader is: focus goes to the summary. */
export function focusSummary(): void {
  document.querySelector<HTMLElement>('[data-focus]')?.focus()
}
