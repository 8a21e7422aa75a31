import { expect, test } from 'vitest'
import { cameIn } from '../../../test/files/expected.ts'
import { MADE_EPUBS } from '../../../test/files/made-epubs.ts'

for (const { name, bytes, becomes } of [...MADE_EPUBS])
  test(name, () => {
    const came = cameIn(name, bytes)
    if ('refused' in becomes) expect(came).toMatch(becomes.refused)
    else expect(came).toMatchObject(becomes)
  })
