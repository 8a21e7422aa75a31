import { urls } from '../../../urls.ts'
import type { WritingPlace } from '../../store/autosaves.ts'

/** @returns the address of the form that is written in */
export function addressOf(place: WritingPlace): string {
  if (place.form === 'new-work') return urls.newWork()
  if (place.form === 'work') return urls.editWork(place.workId)
  if (place.form === 'new-chapter') return urls.newChapter(place.workId)
  return urls.editChapter(place.workId, place.chapterId)
}

/** @returns the address of the form with the autosaved text in it */
export function takeUpAddress(place: WritingPlace, id: number): string {
  return `${addressOf(place)}?take_up=${id}`
}
