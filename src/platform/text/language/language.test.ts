import { expect, test } from 'vitest'
import { languageIn } from './index.ts'

test.each([
  [
    'en',
    'She had the key in her hand, and there was nobody at the door when he came back from what they said was the sea.',
  ],
  [
    'fr',
    'Elle avait la clef dans la main, et il ne restait plus que lui sur le quai quand le bateau est parti pour de bon.',
  ],
  ['de', 'Sie hatte den Schlüssel in der Hand, und es war nicht mehr viel von dem Licht da, als er aus dem Haus kam.'],
  ['es', 'Ella tenía la llave en la mano y no había nadie en la puerta cuando él volvió con los otros por el camino.'],
  [
    'da',
    'Hun havde nøglen i hånden, og der var ikke nogen ved døren, da han kom hjem fra havet og så på mig med sine øjne.',
  ],
  [
    'ru',
    'Она стояла на берегу, и он не знал, что ей сказать, потому что всё это было так давно, как будто и не с ним.',
  ],
  [
    'uk',
    'Вона стояла на березі, і він не знав, що їй сказати, бо все це було так давно, наче й не з ним, а з кимось іншим.',
  ],
  ['ja', '彼女は鍵を持っていた。誰もいない部屋で、雨の音だけが聞こえる。'],
  ['zh-Hans', '她手里拿着钥匙，门口没有人。他们说海那边还在下雨，这个夜晚很长。'],
  ['zh-Hant', '她手裡拿著鑰匙，門口沒有人。他們說海那邊還在下雨，這個夜晚很長。'],
  ['fa', 'او کلید را در دست داشت و هیچ‌کس پشت در نبود. گفتند که دریا آرام است و چراغ‌ها پیدا.'],
  ['el', 'Κρατούσε το κλειδί στο χέρι και δεν ήταν κανείς στην πόρτα.'],
])('a page tells that it is in %s', (code, text) => {
  expect(languageIn(text)?.code).toBe(code)
})

test('a few words, and none, tell nothing', () => {
  for (const text of ['', 'Yes.', '12 34', 'Brr! Zzt! Hm hm hm.']) expect(languageIn(text)).toBeUndefined()
})
