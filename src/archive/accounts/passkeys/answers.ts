import { isIP } from 'node:net'
import { z } from 'zod'
import { absolute } from '../../absolute.ts'
import type { House } from '../../house.ts'
import { archiveName } from '../letterhead.ts'
import { credentialsOf, findCredential, type KnownCredential, keepChallenge, takeChallenge } from './store.ts'

const words = z.string().max(20_000)
const registration = z.object({
  id: words,
  rawId: words,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
  response: z.object({ clientDataJSON: words, attestationObject: words }),
})
const assertion = z.object({
  id: words,
  rawId: words,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: words,
    authenticatorData: words,
    signature: words,
    userHandle: words.optional(),
  }),
})

/** Loaded when the first key is asked for: it takes longer than the rest of the start. */
const devices = () => import('@simplewebauthn/server')

/** Where keys of this archive are good: a device gives its answer to this origin alone.
 * @see https://www.w3.org/TR/webauthn-3/#relying-party-identifier */
function home({ config }: Pick<House, 'config'>): { readonly origin: string; readonly domain: string } {
  const { origin, hostname } = new URL(absolute(config, '/'))
  return { origin, domain: hostname }
}

/** @returns whether keys can be made at all: an archive that is reached by a number has no name that they could be tied to */
export function offersPasskeys(house: Pick<House, 'config'>): boolean {
  return isIP(home(house).domain.replace(/^\[|\]$/g, '')) === 0
}

/** @returns what a browser is to ask its device for, to make a new key */
export async function askForNewKey(
  house: House,
  { id, login }: { readonly id: number; readonly login: string },
): Promise<unknown> {
  const known = await credentialsOf(house.db, id)
  const { generateRegistrationOptions } = await devices()
  const options = await generateRegistrationOptions({
    rpName: await archiveName(house),
    rpID: home(house).domain,
    userName: login,
    userID: Buffer.from(`fanlight member ${id}`),
    excludeCredentials: known.map((credential) => ({ id: credential })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await house.db.transaction().execute((trx) => keepChallenge(trx, options.challenge, house.now()))
  return options
}

/** @returns what a browser is to ask its device for, whoever it is that logs in */
export async function askForAnyKey(house: House): Promise<unknown> {
  const { generateAuthenticationOptions } = await devices()
  const options = await generateAuthenticationOptions({ rpID: home(house).domain, userVerification: 'required' })
  await house.db.transaction().execute((trx) => keepChallenge(trx, options.challenge, house.now()))
  return options
}

/** @param answer JSON as the device gave it, from the browser
 * @returns the new key; undefined when the answer is none, is late, or comes from elsewhere */
export async function readNewKey(house: House, answer: string): Promise<Omit<KnownCredential, 'userId'> | undefined> {
  const response = registration.safeParse(parsed(answer)).data
  if (!response) return undefined
  const { origin, domain } = home(house)
  const { verifyRegistrationResponse } = await devices()
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => takeChallenge(house.db, challenge, house.now()),
    expectedOrigin: origin,
    expectedRPID: domain,
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!verified?.verified) return undefined
  const { id, publicKey, counter } = verified.registrationInfo.credential
  return { credential: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter }
}

/** @returns whose key answered, and how often it now says it was used; undefined for every kind of wrong answer */
export async function readAnswer(
  house: House,
  answer: string,
): Promise<{ readonly userId: number; readonly credential: string; readonly counter: number } | undefined> {
  const response = assertion.safeParse(parsed(answer)).data
  const known = response && (await findCredential(house.db, response.id))
  if (!response || !known) return undefined
  const { origin, domain } = home(house)
  const { userHandle, ...others } = response.response
  const { verifyAuthenticationResponse } = await devices()
  const verified = await verifyAuthenticationResponse({
    response: { ...response, response: userHandle === undefined ? others : { ...others, userHandle } },
    expectedChallenge: (challenge) => takeChallenge(house.db, challenge, house.now()),
    expectedOrigin: origin,
    expectedRPID: domain,
    requireUserVerification: true,
    credential: { id: known.credential, publicKey: Buffer.from(known.publicKey, 'base64url'), counter: known.counter },
  }).catch(() => undefined)
  if (!verified?.verified) return undefined
  return { userId: known.userId, credential: known.credential, counter: verified.authenticationInfo.newCounter }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
