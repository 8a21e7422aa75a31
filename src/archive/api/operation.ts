import type { Context } from 'hono'
import { z } from 'zod'
import type { ProblemTold } from '../../platform/web/problems.ts'
import type { Member, Viewer } from '../../platform/web/viewer.ts'
import { memberOf } from '../accounts/index.ts'
import type { House, WebEnv } from '../house.ts'
import type { Finder, WorksForPrograms } from '../search/index.ts'

/** What operations are answered from. */
export interface Tools {
  readonly house: House
  readonly finder: Finder
  readonly works: WorksForPrograms
}

/** Who may ask: everybody, as far as they may see; or a member, by a key that opens this. */
export type Opens = 'anyone' | 'read' | 'place' | 'change'

/** A request whose parts have passed their schemas. */
export interface Call<Params, Query, Body> extends Tools {
  readonly c: Context<WebEnv>
  readonly viewer: Viewer
  readonly params: Params
  readonly query: Query
  readonly body: Body
}

/** Why there is no answer. */
export class Refusal {
  readonly told: ProblemTold
  constructor(told: ProblemTold) {
    this.told = told
  }
}

/** An answer that is JSON already. */
export class Written {
  readonly json: string
  constructor(json: string) {
    this.json = json
  }
}

/** The parts of a request as they came. */
export interface Sent {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
}

interface Described<Params, Query, Body, Answer> {
  /** its name in the document */
  readonly id: string
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** below `/api/v1`, parameters in braces */
  readonly path: string
  readonly group: string
  readonly summary: string
  readonly about?: string
  readonly opens: Opens
  readonly params: Params
  readonly query: Query
  /** undefined where nothing is sent */
  readonly body: Body | undefined
  /** undefined where nothing comes back */
  readonly answer: Answer | undefined
  readonly status: 200 | 201 | 204
}

/** One thing that a program can ask for: the schemas that read the request, write the document, and are held to by tests. */
export interface Operation extends Described<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType> {
  answerTo(tools: Tools, c: Context<WebEnv>, sent: Sent): Promise<unknown>
}

const NOTHING = z.object({})

type Said<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> = Pick<Operation, 'id' | 'method' | 'path' | 'group' | 'summary' | 'about' | 'opens'> & {
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly answer?: Answer
  readonly status?: 200 | 201
  readonly act: (
    call: Call<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Promise<z.output<Answer> | Refusal | Written>
}

/** Puts an operation together; what it acts on has passed the schemas. */
export function operation<
  Params extends z.ZodObject = typeof NOTHING,
  Query extends z.ZodObject = typeof NOTHING,
  Body extends z.ZodType = z.ZodUndefined,
  Answer extends z.ZodType = z.ZodUndefined,
>({ act, ...said }: Said<Params, Query, Body, Answer>): Operation {
  const { params, query, body, answer } = said
  return {
    ...said,
    params: params ?? NOTHING,
    query: query ?? NOTHING,
    body,
    answer,
    status: answer ? (said.status ?? 200) : 204,
    answerTo: async (tools, c, sent) => {
      const [inPath, inQuery, inBody] = [
        (params ?? NOTHING).safeParse(sent.params),
        (query ?? NOTHING).safeParse(sent.query),
        (body ?? z.undefined()).safeParse(sent.body),
      ]
      if (!inPath.success) return nothingHere()
      if (!inQuery.success) return refuse(400, 'The address asks for what cannot be', inQuery.error, '?')
      if (!inBody.success) return refuse(422, 'What was sent cannot be used', inBody.error, '#/')
      return act({
        ...tools,
        c,
        viewer: c.get('viewer'),
        params: inPath.data as z.output<Params>,
        query: inQuery.data as z.output<Query>,
        body: inBody.data as z.output<Body>,
      })
    },
  }
}

/** @returns the member who asks; operations that are for members have seen to it that there is one */
export function me({ c }: { readonly c: Context<WebEnv> }): Member {
  return memberOf(c)
}

/** What is absent and what this viewer may not see are answered alike. */
export function nothingHere(): Refusal {
  return new Refusal({ status: 404, title: 'Nothing stands at this address' })
}

function refuse(status: 400 | 422, title: string, { issues }: z.ZodError, before: string): Refusal {
  const errors = issues.map(({ path, message }) => ({
    pointer: before + path.map(inPointer).join('/'),
    detail: message,
  }))
  return new Refusal({ status, title, errors })
}

/** @see RFC 6901, section 3 */
function inPointer(part: PropertyKey): string {
  return String(part).replaceAll('~', '~0').replaceAll('/', '~1')
}

/** What a form would say beside its fields.
 * @param errors by the way to the field: `chapter/title` */
export function wrongFields(errors: Readonly<Record<string, string | undefined>>): Refusal {
  const told = Object.entries(errors).flatMap(([field, detail]) =>
    detail === undefined ? [] : [{ pointer: `#/${field}`, detail }],
  )
  return new Refusal({ status: 422, title: 'Some fields need another look', errors: told })
}
