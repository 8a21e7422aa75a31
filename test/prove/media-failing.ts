import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pictures } from '../pictures.ts'
import { type Fault, must } from './fault.ts'
import type { Person } from './person.ts'
import { mustBeCalm, Stage } from './stage.ts'

const PICTURES = '/users/lamplighter/pictures'

/** The folder of pictures cannot be written: its disk is not there, and something else stands in its place. */
export const mediaFailing: Fault = {
  name: 'media store failing',
  async run() {
    using stage = new Stage()
    await stage.open()
    await using served = await stage.serve()
    const author = await stage.logIn(served.address)
    const kept = await mustKeep(author, 40)
    const media = path.join(stage.data, 'media')
    rmSync(media, { recursive: true })
    writeFileSync(media, '')
    mustBeCalm(await send(author, 60))
    const shown = await author.get(kept)
    must([404, 503].includes(shown.status), `a picture that cannot be read was answered with ${shown.status}`)
    await stage.post(author, 3)
    must((await author.get(PICTURES)).text.includes(kept), 'the picture is not in the list any more')
    rmSync(media)
    mkdirSync(media)
    await mustKeep(author, 60)
    const works = await stage.mustHoldAll(served.address)
    return {
      seen: 'a picture got a calm 503, reading and posting went on, the picture was taken when the folder was back',
      figures: { acknowledged: works + 1, lost: 0 },
    }
  },
}

async function send(author: Person, width: number) {
  const picture = new File([new Uint8Array(await pictures.jpeg(width, 30))], 'lantern.jpg', { type: 'image/jpeg' })
  return author.send(PICTURES, { picture, alt: 'A lantern' })
}

/** @returns the picture's address */
async function mustKeep(author: Person, width: number): Promise<string> {
  const { status } = await send(author, width)
  must(status === 303, `a picture was answered with ${status}`)
  const [src = ''] = /\/media\/[^"]+/.exec((await author.get(PICTURES)).text) ?? []
  must((await author.get(src)).status === 200, 'the picture that was taken is not there')
  return src
}
