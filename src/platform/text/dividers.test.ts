import { expect, test } from 'vitest'
import { isDivider } from './dividers.ts'

test('rows of marks that people type between scenes are dividers', () => {
  const typed = `***|* * *|---|--|—|~~~|~|x x x|⁂|★★★|★|◇◇◇|◇ ◇ ◇|oOo|-oOo-|~*~*~|xXx|XXX|.oOo.|~ x ~ X ~ x ~|o0o0o|O o O|-.-.-
    |=====|_____|# # #|#|x-x-x|*~*~*~*|• • •|oOoOo|XoXoX|\u00a0*\u00a0*\u00a0*\u00a0|❦|* *   *`
  for (const line of typed.split('|')) expect(isDivider(line), line).toBe(true)
})

test('what somebody says or feels is no divider, however short', () => {
  const said = `|...|…|. . .|?|!!!|xxx|xoxo|Ooo|ooo|o|x|0|^_^|-_-|*_*|=_=|:-)|:(|-.-|T_T|1|A|- 5 -|♥|❤❤❤|🌸|♪|100|Oo|OO|oh|Xx|^^
    |+|-|=|'|"|o o|* a *|*sighs*|— No.|# 4`
  for (const line of said.split('|')) expect(isDivider(line), line).toBe(false)
})

test('a long row is an ornament for somebody else to judge', () => {
  expect(isDivider('*'.repeat(121))).toBe(false)
})
