import { expect, test } from 'vitest'
import { cameIn } from '../../../test/files/expected.ts'
import { MADE_DOCUMENTS } from '../../../test/files/made-documents.ts'
import { MADE_EPUBS } from '../../../test/files/made-epubs.ts'
import { MADE_TEXTS } from '../../../test/files/made-texts.ts'

for (const { name, bytes, becomes } of [...MADE_EPUBS, ...MADE_DOCUMENTS, ...MADE_TEXTS])
  test(name, () => {
    const came = cameIn(name, bytes)
    if ('refused' in becomes) expect(came).toMatch(becomes.refused)
    else expect(came).toMatchObject(becomes)
  })
