import { z } from 'zod'
import { preferencesOf, pseudsOf } from '../../accounts/index.ts'
import { urls } from '../../urls.ts'
import { me, operation } from '../operation.ts'
import { id, instant } from '../shapes/plain.ts'

const account = z.strictObject({
  id,
  login: z.string(),
  url: z.string(),
  pseuds: z.array(z.strictObject({ id, name: z.string(), usual: z.boolean() })),
  preferences: z.strictObject({
    showAdult: z.boolean(),
    entireWork: z.boolean(),
    keepHistory: z.boolean(),
  }),
  suspendedUntil: instant.nullable(),
  keyOpens: z.array(z.string()).nullable().describe('what your key opens; null for a browser'),
})

export const ACCOUNT = [
  operation({
    ...{ id: 'getMe', method: 'get', path: '/me', group: 'Your account', opens: 'read' },
    summary: 'Who you are, and what your key opens',
    answer: account,
    act: async (call) => {
      const member = me(call)
      const pseuds = await pseudsOf(call.house.db, member.id)
      return {
        id: member.id,
        login: member.login,
        url: urls.user(member.login),
        pseuds: pseuds.map(({ id, name, isDefault }) => ({ id, name, usual: isDefault })),
        preferences: await preferencesOf(call.house.db, member.id),
        suspendedUntil: member.suspended?.until ?? null,
        keyOpens: call.c.get('scopes')?.slice() ?? null,
      }
    },
  }),
]
