import type { Context } from 'hono'

/** What a browser sent with a form: every field by name, the text ones apart from the files. */
export class Form {
  private readonly data: FormData
  /** names of fields with bytes in them that are no UTF-8; what could be read stands in their text */
  readonly unreadable: readonly string[]

  constructor(data: FormData, unreadable: readonly string[] = []) {
    this.data = data
    this.unreadable = unreadable
  }

  /** @returns the field's last value with line ends as \n and without zero characters, which PostgreSQL cannot keep;
   * empty when it was not sent */
  text(name: string): string {
    return this.texts(name).at(-1) ?? ''
  }

  /** @returns every value of the field, or of the field with [] behind its name */
  texts(name: string): readonly string[] {
    return [...this.data.getAll(name), ...this.data.getAll(`${name}[]`)]
      .filter((value) => typeof value === 'string')
      .map((value) => value.replaceAll('\r\n', '\n').replaceAll('\0', ''))
  }

  /** @returns whether a box was ticked or a button pressed */
  has(name: string): boolean {
    return this.data.has(name)
  }

  /** @returns every field of text with all its values, by name */
  all(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries([...new Set(this.data.keys())].map((name) => [name, this.texts(name)]))
  }

  /** @returns whether a file was chosen in any field */
  hasFiles(): boolean {
    return [...this.data.keys()].some((name) => this.files(name).length > 0)
  }

  /** @returns the files chosen in the field; an empty choice is no file */
  files(name: string): readonly File[] {
    return this.data.getAll(name).filter((value) => value instanceof File && value.name !== '') as File[]
  }
}

/** @returns the form that was read into {@link Form.all}, as if it were sent again */
export function formOf(fields: Readonly<Record<string, readonly string[]>>): Form {
  const data = new FormData()
  for (const [name, values] of Object.entries(fields)) for (const value of values) data.append(name, value)
  return new Form(data)
}

/** A body that is no form at all. */
export class BrokenForm extends Error {}

/**
 * Reads the request's body once; asked again, it gives the same form.
 * @throws {BrokenForm} when the body is not what its Content-Type says
 */
export async function readForm(c: Context): Promise<Form> {
  const known = c.get('form') as Form | undefined
  if (known) return known
  const form = await formFrom(c)
  c.set('form', form)
  return form
}

/** @returns whether the request's form has been read, so that reading it again costs nothing */
export function isRead(c: Context): boolean {
  return c.get('form') !== undefined
}

async function formFrom(c: Context): Promise<Form> {
  const type = c.req.header('content-type')
  if (!type) return new Form(new FormData())
  try {
    // read twice, since whoever else asks for the form gets what the framework has read
    const copy = type.startsWith('application/x-www-form-urlencoded') ? c.req.raw.clone() : undefined
    const data = await c.req.formData()
    const doubtful = copy && [...data.values()].some((value) => typeof value === 'string' && value.includes(REPLACED))
    return new Form(data, doubtful ? unreadableIn(await copy.text()) : [])
  } catch (cause) {
    throw new BrokenForm('the form could not be read', { cause })
  }
}

/** What stands where bytes could not be read; somebody may have typed it, too. */
const REPLACED = '\ufffd'

/** @param body application/x-www-form-urlencoded
 * @see https://url.spec.whatwg.org/#urlencoded-parsing */
function unreadableIn(body: string): readonly string[] {
  return body.split('&').flatMap((pair) => {
    const [name = '', value = ''] = pair.split('=')
    return isUtf8(value) ? [] : [...new URLSearchParams(`${name}=`).keys()]
  })
}

/** A percent sign that leads no digits stands for itself. */
function isUtf8(value: string): boolean {
  try {
    decodeURIComponent(value.replace(/%(?![\da-f]{2})/gi, '%25'))
    return !value.includes(REPLACED)
  } catch {
    return false
  }
}
