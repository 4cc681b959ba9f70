// The islands of the house, one small bundle. Everything works without it; nothing here holds a number.
import { autoSubmit, focusSummary } from './choices.ts'
import { drafts } from './draft.ts'
import { figurePopovers } from './figurePopover.ts'
import { uploads } from './upload.ts'

document.documentElement.classList.replace('r-no-script', 'r-script')
autoSubmit()
focusSummary()
figurePopovers()
uploads()
drafts()
