import type { Context } from 'hono'

/** One thing that is wrong with what was sent.
 * @see RFC 9457, appendix on validation; RFC 6901 for the pointer */
export interface Wrong {
  /** where it stands: `#/title` in the body, `?size` in the address */
  readonly pointer: string
  readonly detail: string
}

/** Why a program gets no answer. */
export interface ProblemTold {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 451 | 500 | 503
  readonly title: string
  readonly detail?: string | undefined
  readonly errors?: readonly Wrong[] | undefined
}

/** Says to a program why there is no answer.
 * @see RFC 9457, problem details */
export function sendProblem(c: Context, { status, title, detail, errors }: ProblemTold): Response {
  const told = { type: 'about:blank', title, status, ...(detail ? { detail } : {}), ...(errors ? { errors } : {}) }
  return c.body(JSON.stringify(told), status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
  })
}
