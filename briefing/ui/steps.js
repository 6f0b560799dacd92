// Streamlit turns the page and then tells what is chosen on it, each a step of Back: the one between the two shows
// what the reader never saw. So until the reader does something, what follows a bare page takes its place.
const push = history.pushState
let bare = ""

const pushed = function (state, title, url) {
  const to = new URL(url ?? location.href, location.href)
  const follows = to.search !== "" && to.pathname === bare
  if (!follows) bare = to.search === "" && to.pathname !== location.pathname ? to.pathname : ""
  return follows ? history.replaceState(state, title, url) : push.call(history, state, title, url)
}

const acted = () => {
  bare = ""
}

export default function () {
  if (window.briefingSteps) return
  window.briefingSteps = true
  history.pushState = pushed
  for (const kind of ["pointerdown", "keydown", "popstate"]) window.addEventListener(kind, acted, true)
}
