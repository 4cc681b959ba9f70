// Where to go after signing in: only addresses of this site, so that nobody is sent elsewhere by a link they trusted.
// Refuses: other hosts in every disguise; the start page is the answer to anything doubtful.

const SITE = 'https://site.invalid'
const NOT_BACK_TO = /^\/(logga-in|logga-ut|prova-som)([/?#]|$)/

/** `/uppgifter?year=2023` as it stands; `/` for `//other`, `/\other`, `https:…`, control characters and the sign-in pages. */
export function localPath(asked: string | undefined): string {
  if (!asked || asked.length > 2_000 || !/^\/(?![/\\])[^\\\x00-\x1f\x7f]*$/.test(asked)) return '/'
  if (!URL.canParse(asked, SITE)) return '/'
  const url = new URL(asked, SITE)
  if (url.origin !== SITE || url.pathname.startsWith('//') || NOT_BACK_TO.test(url.pathname)) return '/'
  return url.pathname + url.search + url.hash
}
