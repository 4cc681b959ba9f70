// Whether the authority has opened its public pages: a setting, shut until an administrator opens it.
// Refuses: opening by anything but exactly `open: true`.

export const PUBLIC_KEY = 'access/public'

export interface PublicPages {
  open: boolean
}

/** What stands in the setting, whatever stands there. */
export const pagesAreOpen = (stored: unknown): boolean =>
  typeof stored === 'object' && stored !== null && (stored as Partial<PublicPages>).open === true
