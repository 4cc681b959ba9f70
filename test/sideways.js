// Run inside a page: what sticks out of a narrow window, other than the inside of a named, focusable region.

function sideways() {
  const width = document.documentElement.clientWidth
  const told = (element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`
  const all = [...document.querySelectorAll('body *')]
  const faults = []
  if (document.documentElement.scrollWidth > width) faults.push(`the page is ${document.documentElement.scrollWidth} px wide`)
  const regions = all.filter(
    (element) => element.scrollWidth > element.clientWidth && /auto|scroll/.test(getComputedStyle(element).overflowX),
  )
  // A grid's cells are reached by Tab and scroll into view themselves.
  const reached = (region) => region.tabIndex >= 0 || region.querySelector('[role=grid] [tabindex="0"]') !== null
  for (const region of regions)
    if (!reached(region) || !region.getAttribute('aria-label')) faults.push(`${told(region)} scrolls without being a region`)
  // Text that is only read aloud has no place in the window.
  const unseen = all.filter((element) => getComputedStyle(element).clipPath !== 'none')
  const excused = [...regions, ...unseen, ...document.querySelectorAll('svg')]
  const inside = new Set(excused.flatMap((element) => [element, ...element.querySelectorAll('*')]))
  for (const element of all.filter((one) => !inside.has(one))) {
    const { right, width: own } = element.getBoundingClientRect()
    if (own > 0 && right > width + 1) faults.push(`${told(element)} ends at ${Math.round(right)} px`)
  }
  return faults.slice(0, 5)
}

sideways()
