import { expect, test } from 'vitest'
import { urls } from '../urls.ts'
import { isNotKept } from './kept-by-browsers.ts'

test('what is read and walked through may be kept for going back, forms for stories too', () => {
  for (const path of [
    ...['/', urls.works(), urls.work(12), urls.chapter(12, 40), urls.tagWorks('Tea'), urls.series(3)],
    ...[urls.user('maren'), urls.userWorks('maren'), urls.userBookmarks('maren'), urls.collection('winter')],
    ...[urls.newWork(), urls.editWork(12), urls.editChapter(12, 40), urls.comments(12), urls.news(), urls.offline()],
  ])
    expect([path, isNotKept(path)]).toEqual([path, false])
})

test('what is private is not', () => {
  for (const path of [
    ...[urls.inbox('maren'), urls.changeEmail('maren'), urls.preferences('maren'), urls.sessions('maren')],
    ...[urls.readings('maren').split('?')[0] ?? '', urls.subscriptions('maren'), urls.exportAccount('maren')],
    ...[urls.userDrafts('maren'), urls.userBin('maren'), urls.previewWork(12), urls.versions(12, 40)],
    ...[urls.bond(3), urls.betaRoom(4), urls.staffReports(), urls.adminUsers(), urls.savedSearches()],
    ...[urls.collectionItems('winter'), urls.resetPassword('a-secret'), urls.confirmEmail('a-secret')],
  ])
    expect([path, isNotKept(path)]).toEqual([path, true])
})
