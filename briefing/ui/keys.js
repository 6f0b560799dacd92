// Ctrl-K or ⌘-K leads to the search, wherever the reader is. No bare key does: speech input would set it off by accident.
const open = () => {
  const field = document.querySelector('[data-testid="stSidebar"] input[type="search"]')
  document.querySelector('[data-testid="stExpandSidebarButton"]')?.click()
  // A sidebar that slides in cannot take the focus before it is there.
  const focus = (tries) => {
    field.focus()
    if (document.activeElement === field) field.select()
    else if (tries) requestAnimationFrame(() => focus(tries - 1))
  }
  focus(60)
}

// As narrow as this the sidebar lies over the page, and a browser remembers that it was open.
const NARROW = 768
let turned

const stepAside = (page) => {
  const stays = turned === page
  turned = page
  if (stays || window.innerWidth > NARROW) return
  const sidebar = document.querySelector('[data-testid="stSidebar"]')
  if (sidebar?.dataset.collapsed !== "false") return
  sidebar.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click()
}

// How many items are chosen is said to who does not see it, whenever it is another number.
const announce = () => {
  document.querySelector(".st-key-choice .stMarkdown")?.setAttribute("role", "status")
}

export default function ({ data, parentElement }) {
  stepAside(data.page)
  announce()
  const pressed = (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
    event.preventDefault()
    open()
  }
  document.addEventListener("keydown", pressed)
  parentElement.querySelector("span").className = "listening"
  return () => document.removeEventListener("keydown", pressed)
}
