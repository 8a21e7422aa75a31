import type { Context } from 'hono'

/** What a browser sent with a form: every field by name, the text ones apart from the files. */
export class Form {
  private readonly data: FormData

  constructor(data: FormData) {
    this.data = data
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
  const form = new Form(await formData(c))
  c.set('form', form)
  return form
}

/** @returns whether the request's form has been read, so that reading it again costs nothing */
export function isRead(c: Context): boolean {
  return c.get('form') !== undefined
}

async function formData(c: Context): Promise<FormData> {
  if (!c.req.header('content-type')) return new FormData()
  try {
    return await c.req.formData()
  } catch (cause) {
    throw new BrokenForm('the form could not be read', { cause })
  }
}
