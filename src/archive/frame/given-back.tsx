import type { Context } from 'hono'
import { sentFromElsewhere } from '../../platform/web/csrf.ts'
import { type Form, isRead, readForm } from '../../platform/web/form.ts'
import type { House, WebEnv } from '../house.ts'

/** A form of so many bytes is given back; a longer one was refused in any case. */
const LARGEST = 8 * 1024 * 1024
/** From so many characters on, a field was somebody's work and not a choice. */
const LONG = 80
/** Fields that are not written into a page, whoever sent them. */
const SECRET = /password|secret|code|\botp\b|key/i

/** What somebody sent with a form that could not be taken. */
export interface Typed {
  /** where it was sent to */
  readonly address: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** whether it can be sent again from here as it was: not with what must not stand in a page, nor with files */
  readonly whole: boolean
}

/** @returns undefined when nothing was written, when it cannot be read any more, or when another site sent it, which must not
 * put its words into a page of ours */
export async function whatWasTyped(house: House, c: Context<WebEnv>): Promise<Typed | undefined> {
  if (c.req.method !== 'POST' || sentFromElsewhere(c, house.config.url)) return undefined
  const length = Number(c.req.header('content-length') || Number.NaN)
  if (!isRead(c) && !(length <= LARGEST)) return undefined
  const form = await readForm(c).catch(() => undefined)
  const { pathname, search } = new URL(c.req.url)
  return form && typedIn(form, pathname + search)
}

function typedIn(form: Form, address: string): Typed | undefined {
  const all = Object.entries(form.all()).flatMap(([name, values]) => values.map((value) => [name, value] as const))
  const fields = all.filter(([name]) => !SECRET.test(name))
  if (!fields.some(([, value]) => isLong(value))) return undefined
  return { address, fields, whole: fields.length === all.length && !form.hasFiles() }
}

function isLong(value: string): boolean {
  return value.length >= LONG || value.includes('\n')
}

/** The words that somebody wrote, to be taken along or sent again. A browser leaves out the line break that a box begins with. */
export function GivenBack({ typed }: { readonly typed: Typed }) {
  const long = typed.fields.filter(([, value]) => isLong(value))
  const short = typed.fields.filter(([, value]) => !isLong(value))
  return (
    <form class="given-back" method="post" action={typed.address}>
      {short.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {long.map(([name, value], at) => (
        <div class="field">
          <label for={`given-back-${at}`}>
            What you wrote{long.length > 1 ? ` (${at + 1} of ${long.length})` : ''}
          </label>
          <textarea id={`given-back-${at}`} name={name} rows={10} dir="auto">
            {`\n${value}`}
          </textarea>
        </div>
      ))}
      {typed.whole ? (
        <p class="actions">
          <button type="submit" class="primary">
            Send it again
          </button>
        </p>
      ) : (
        <p class="hint">Copy it, go back, and send the form once more.</p>
      )}
    </form>
  )
}
