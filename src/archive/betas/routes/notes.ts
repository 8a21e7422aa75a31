import { Hono } from 'hono'
import { type Form, readForm } from '../../../platform/web/form.ts'
import type { Member } from '../../../platform/web/viewer.ts'
import { goOn, requireMember, showNotFound } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { type Accepted, acceptEdits } from '../accepting.ts'
import { type C, numberIn, withOwnRoom, withRoom } from '../inside.ts'
import { type Room, wordsProblem } from '../rules.ts'
import { decideEdits, insertReply, type Note, notesOf, removeNote, setResolved } from '../store/notes.ts'
import { showOf } from './margin.tsx'

/** What is done with notes: answers, resolving, and what becomes of suggestions. */
export function noteRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.post(
    '/beta/:id{[0-9]+}/notes/:noteId{[0-9]+}',
    requireMember(),
    withRoom(house, (c, room, member) => takeAct(house, c, room, member)),
  )
  routes.post(
    '/beta/:id{[0-9]+}/chapters/:chapterId{[0-9]+}/edits',
    requireMember(),
    withOwnRoom(house, async (c, room, { id: by }) => {
      if (room.endedAt !== null) return showNotFound(house, c)
      const choice = { chapterId: numberIn(c, 'chapterId'), noteId: undefined, number: undefined, by, now: house.now() }
      const done = await house.db.transaction().execute((trx) => acceptEdits(trx, room, choice))
      return goOn(c, urls.betaChapter(room.id, choice.chapterId), sentenceFor(done))
    }),
  )
  return routes
}

async function takeAct(house: House, c: C, room: Room, member: Member): Promise<Response> {
  const note = (await notesOf(house.db, room.id, member.id)).find(({ id }) => id === numberIn(c, 'noteId'))
  const form = await readForm(c)
  if (!note || room.endedAt !== null || !mayDo(room, member, note, form.text('do'))) return showNotFound(house, c)
  const sentence = await act(house, room, { note, form, by: member.id })
  const chapterId = Number(form.text('chapter')) || note.chapterId || 0
  const back = urls.betaChapter(room.id, chapterId, `show=${showOf(form.text('show'))}`)
  return goOn(c, `${back}#note-${note.id}`, sentence)
}

/** Deciding is the author's, taking back the writer's, resolving either's; everybody in the room may answer. */
function mayDo({ side }: Room, member: Member, note: Note, verb: string): boolean {
  const own = note.userId === member.id
  if (verb === 'reply') return true
  if (verb === 'remove') return own
  if (verb === 'resolve' || verb === 'reopen') return own || side === 'author'
  return side === 'author' && /^(?:accept|reject)(?::\d{1,6})?$/.test(verb)
}

type Doing = { readonly note: Note; readonly form: Form; readonly by: number }

/** @returns what to say of it */
async function act(house: House, room: Room, { note, form, by }: Doing): Promise<string> {
  const now = house.now()
  const [verb = '', which] = form.text('do').split(':')
  return house.db.transaction().execute(async (trx) => {
    if (verb === 'accept') {
      const number = which === undefined ? undefined : Number(which)
      const chapterId = Number(form.text('chapter')) || note.chapterId || 0
      return sentenceFor(await acceptEdits(trx, room, { chapterId, noteId: note.id, number, by, now }))
    }
    if (verb === 'reject') {
      const numbers = which === undefined ? note.edits.map(({ number }) => number) : [Number(which)]
      await decideEdits(trx, note.id, numbers, 'rejected', now)
      return 'Rejected. The text stays as it is.'
    }
    if (verb === 'remove') return (await removeNote(trx, note.id)) ? 'Taken back.' : 'It has been answered and stays.'
    if (verb === 'resolve' || verb === 'reopen') {
      await setResolved(trx, note.id, verb === 'resolve', now)
      return verb === 'resolve' ? 'Resolved. It stands under “Resolved” now.' : 'It is open again.'
    }
    const words = form.text('words').trim()
    if (wordsProblem(words, true)) return 'An answer has at least one character and at most 5,000. Nothing was sent.'
    return (await insertReply(trx, note.id, by, words, now)) ? 'Answered.' : 'There are too many answers already.'
  })
}

function sentenceFor(done: Accepted): string {
  if (done === 'changed-meanwhile')
    return 'The text was saved from elsewhere at this moment. Look again; nothing was put in.'
  if (done === 'refused') return 'With this the chapter would be longer than a chapter may be. Nothing was put in.'
  const changes = done.made === 1 ? '1 change is in the text.' : `${done.made} changes are in the text.`
  if (done.left === 0) return changes
  return `${changes} ${done.left} could not be put in, because the text has changed there.`
}
