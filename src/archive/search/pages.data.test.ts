import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Catalogue, plantCatalogue } from '../../../test/catalogue.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { wordsOf } from '../../../test/visitor.ts'

let house: TestHouse
let catalogue: Catalogue
beforeAll(async () => {
  house = await openTestHouse()
  catalogue = await plantCatalogue(house.db, 300, 5)
})
afterAll(() => house[Symbol.asyncDispose]())

test('try', async () => {
  for (const address of ['/works', '/works/search', '/works/search?work_search[query]=lamp', '/tags/Sherlock%20Holmes/works', '/users/maren/works', '/tags/Sherlock%20Holmes', '/media', '/media?letter=S', '/autocomplete/tag?term=sh', '/autocomplete/pseud?term=ma', '/works/squares']) {
    const { status, text } = await house.guest().get(address)
    console.log(address, status, text.length, wordsOf(text).slice(150, 1200))
  }
  console.log((await house.guest().get('/works?work_search[complete]=T&page=2')).text)
})
