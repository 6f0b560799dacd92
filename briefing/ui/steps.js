// One act of the reader is one step of Back. Streamlit turns a page and then tells, bit by bit, what is chosen on it, in
// an order that varies: what follows the first of it takes its place, and so does what follows a step of Back.
// Back leads to where the reader was on a page, too: Streamlit draws it anew, and would show its top.
const push = history.pushState
const tops = new Map()
let acted = false
let returning = false

const main = () => document.querySelector('[data-testid="stMain"]')

const act = () => {
  acted = true
  returning = false
  tops.set(location.href, main()?.scrollTop)
}

const pushed = function (state, title, url) {
  // Where one is already is no step.
  if (url && new URL(url, location.href).href === location.href) return
  const keep = acted ? push : history.replaceState
  acted = false
  return keep.call(history, state, title, url)
}

const back = () => {
  acted = false
  const top = tops.get(location.href)
  returning = top > 0
  if (returning) hold(top, Date.now() + 10000)
}

// The page comes in pieces, which move what is below them, until the reader goes on.
const hold = (top, until) => {
  if (!returning || Date.now() > until) return
  const page = main()
  if (page && page.scrollHeight - page.clientHeight >= top) page.scrollTo({ top, behavior: "instant" })
  setTimeout(() => hold(top, until), 100)
}

export default function () {
  if (window.briefingSteps) return
  window.briefingSteps = true
  history.pushState = pushed
  for (const kind of ["pointerdown", "click", "keydown"]) window.addEventListener(kind, act, true)
  for (const kind of ["wheel", "touchmove"]) window.addEventListener(kind, () => (returning = false), true)
  window.addEventListener("popstate", back, true)
}
