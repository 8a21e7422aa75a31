import { addressOf, forgetKeptPlaces, keptPlaces, placeWords } from './kept-places.ts'

const SHOWN = 3

/** places: lists the works that a guest has begun in this browser. Without this file nothing is kept, and nothing shown. */
export function enhancePlaces(shelf: HTMLElement): void {
  const begun = keptPlaces().filter(({ number, of, through }) => number < of || through < 950)
  const list = shelf.querySelector('ul')
  if (begun.length === 0 || !list) return
  for (const place of begun.slice(0, SHOWN)) {
    const [item, link, where] = [
      document.createElement('li'),
      document.createElement('a'),
      document.createElement('span'),
    ]
    link.href = addressOf(place)
    link.textContent = place.title
    link.dir = 'auto'
    where.className = 'count'
    where.textContent = placeWords(place)
    item.append(link, ' ', where)
    list.append(item)
  }
  shelf.querySelector('button')?.addEventListener('click', () => {
    forgetKeptPlaces()
    shelf.hidden = true
  })
  shelf.hidden = false
}
