// Draws the paragraphs of a text with its marks, beside them the items that rest on each. Words enter as text nodes only.
const made = (tag, names = "", words = "") => {
  const element = document.createElement(tag)
  element.className = names
  element.textContent = words
  return element
}

export default function ({ data, parentElement, setTriggerValue }) {
  const link = (id, names = "") => {
    const item = data.items[id]
    const anchor = made("a", names)
    anchor.href = item.href
    anchor.dataset.item = id
    anchor.style.setProperty("--kind", item.colour)
    anchor.classList.toggle("shown", id === data.shown)
    anchor.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      setTriggerValue("item", id)
    }
    return anchor
  }

  // The number of an item stands where its mark ends, not at every cut on the way.
  const mark = ({ words, items, changed }, next) => {
    const ending = items.filter((id) => !next?.items.includes(id))
    const numbered = (id, anchor) => {
      anchor.append(made("sup", "", data.items[id].number))
      return anchor
    }
    const first = link(items[0], `mark${changed ? " changed" : ""}`)
    first.append(words)
    first.title = items.map((id) => `${data.items[id].about}: ${data.items[id].headline}`).join("\n")
    first.classList.toggle("shown", items.includes(data.shown))
    if (ending.includes(items[0])) numbered(items[0], first)
    const further = (id) => {
      const anchor = numbered(id, link(id, ending[0] === id ? "further" : "further behind"))
      anchor.setAttribute("aria-label", `${data.items[id].number} ${data.items[id].headline}`)
      return anchor
    }
    return [first, ...ending.filter((id) => id !== items[0]).map(further)]
  }

  // Its number and why nothing rests on it are no words of the text: who copies it does not get them.
  const sentence = ({ place, number, bare, why, pieces }) => {
    const span = made("span", bare ? "bare" : "")
    span.title = bare ? `${place}: ${bare}` : place
    if (number) span.dataset.number = number
    if (why) span.dataset.why = why
    pieces.forEach((piece, place) => {
      const plain = piece.gap ? made("span", "gap", piece.words) : piece.words
      span.append(...(piece.items.length ? mark(piece, pieces[place + 1]) : [plain]))
    })
    return [span, " "]
  }

  const note = (id) => {
    const item = data.items[id]
    const anchor = link(id, "note")
    anchor.append(made("span", "which", `${item.number} `), made("span", "headline", item.headline))
    anchor.append(made("span", "about", item.about))
    const entry = made("li")
    entry.append(anchor)
    return entry
  }

  const paragraph = ({ number, sentences, items }) => {
    const row = made("div", "paragraph")
    const words = made("p")
    words.append(...sentences.flatMap(sentence))
    const notes = made("ol")
    notes.setAttribute("aria-label", `What rests on paragraph ${number}`)
    notes.append(...items.map(note))
    row.append(made("span", "number", `¶${number}`), words, notes)
    return row
  }

  const root = parentElement.querySelector(".text")
  root.replaceChildren(...data.paragraphs.map(paragraph))
  root.lang = data.language
  if (data.shown && root.dataset.shown !== data.shown) {
    const mark = root.querySelector(".mark.shown")
    mark?.scrollIntoView({ block: "center" })
    // A keyboard that is nowhere goes on from there.
    if (document.activeElement === document.body) mark?.focus({ preventScroll: true })
  }
  root.dataset.shown = data.shown
}
