// Brings into view what a link leads to, below the bar of the navigation. The top of the page will do where that shows it.
// A keyboard that is nowhere goes on from there too.
const show = (wanted, stay) => {
  const main = document.querySelector('[data-testid="stMain"]')
  const place = document.querySelector(wanted)
  if (!main || !place) return
  const seen = place.getBoundingClientRect()
  if (stay && seen.top < window.innerHeight && seen.bottom > 0) return
  if (document.activeElement === document.body) {
    place.tabIndex = -1
    place.focus({ preventScroll: true })
  }
  main.scrollTo({ top: 0, behavior: "instant" })
  if (place.getBoundingClientRect().top < window.innerHeight / 2) return
  place.style.scrollMarginTop = "5rem"
  place.scrollIntoView({ block: "start", behavior: "instant" })
}

export default function ({ data, parentElement }) {
  const span = parentElement.querySelector("span")
  if (span.dataset.item === data.item) return
  span.dataset.item = data.item
  show(data.at, data.stay)
}
