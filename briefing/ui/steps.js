// One act of the reader is one step of Back. Streamlit turns a page and then tells, bit by bit, what is chosen on it, in
// an order that varies: what follows the first of it takes its place, and so does what follows a step of Back.
const push = history.pushState
let acted = false

const pushed = function (state, title, url) {
  // Where one is already is no step.
  if (url && new URL(url, location.href).href === location.href) return
  const keep = acted ? push : history.replaceState
  acted = false
  return keep.call(history, state, title, url)
}

export default function () {
  if (window.briefingSteps) return
  window.briefingSteps = true
  history.pushState = pushed
  for (const kind of ["pointerdown", "click", "keydown"]) window.addEventListener(kind, () => (acted = true), true)
  window.addEventListener("popstate", () => (acted = false), true)
}
