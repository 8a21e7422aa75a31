import { viewer } from './flag.ts'
import { dropWork, pageOf, sizeWords } from './keep.ts'
import { keptWorks, waiting } from './store.ts'

/** Lists what this browser keeps, with its size and the way to be rid of it. */
export async function showShelf(shelf: HTMLElement): Promise<void> {
  const works = (await keptWorks()).filter(({ account }) => account === '' || account === viewer())
  const [status, list, all] = [
    shelf.querySelector('p'),
    shelf.querySelector('ul'),
    shelf.querySelector<HTMLElement>('.actions'),
  ]
  const sent = (await waiting()).length
  if (status)
    status.textContent = [navigator.onLine ? '' : 'You are offline.', sum(works), toSend(sent)]
      .filter(Boolean)
      .join(' ')
  list?.replaceChildren(
    ...works.map((work) => {
      const [item, link, size, button] = [
        document.createElement('li'),
        document.createElement('a'),
        document.createElement('span'),
        document.createElement('button'),
      ]
      link.href = pageOf(work.id)
      link.textContent = work.title
      link.dir = 'auto'
      size.className = 'count'
      size.textContent = sizeWords([work])
      button.type = 'button'
      button.textContent = 'Remove'
      button.setAttribute('aria-label', `Remove ${work.title}`)
      button.addEventListener('click', () => dropWork(work.id).then(() => showShelf(shelf)))
      item.append(link, ' ', size, ' ', button)
      return item
    }),
  )
  if (all) all.hidden = works.length < 2
  const button = all?.querySelector('button')
  if (button)
    button.onclick = async () => {
      for (const { id } of works) await dropWork(id)
      await showShelf(shelf)
    }
  shelf.hidden = false
}

function sum(works: Parameters<typeof sizeWords>[0]): string {
  if (works.length === 0) return 'Nothing is kept here. “Keep on this device” stands above every work and every series.'
  return `${works.length === 1 ? 'One work is' : `${works.length} works are`} kept, ${sizeWords(works)} in all.`
}

function toSend(count: number): string {
  if (count === 0) return ''
  return count === 1 ? 'One thing waits to be sent.' : `${count} things wait to be sent.`
}
