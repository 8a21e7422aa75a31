import type { z } from 'zod'
import { urls } from '../urls.ts'
import { parametersIn } from './document.ts'
import { type Field, fieldsOf } from './fields.ts'
import type { Opens, Operation } from './operation.ts'

interface DocumentPageProps {
  readonly operations: readonly Operation[]
  /** the archive's address */
  readonly archive: string
}

const OPENS: Readonly<Record<Opens, string>> = {
  anyone: 'Nobody needs a key; with one, you are told what its member may see.',
  read: 'Asks for a key that may read.',
  place: 'Asks for a key that may keep your place, or change what is yours.',
  change: 'Asks for a key that may change what is yours.',
}

/** Everything that a program can ask for, as people read it. */
export function DocumentPage({ operations, archive }: DocumentPageProps) {
  const groups = Map.groupBy(operations, ({ group }) => group)
  return (
    <div class="api">
      <h2 class="heading">For programs</h2>
      <p>
        Everything public of this archive, and everything of your own, as JSON below{' '}
        <code>
          {archive.replace(/\/$/, '')}
          {urls.api()}
        </code>
        . The same for programs: <a href={urls.apiDocument()}>OpenAPI 3.1</a>.
      </p>
      <ul class="bullets">
        <li>
          A member makes a key in the preferences, “Keys for programs”, and the program sends it:{' '}
          <code>Authorization: Bearer KEY</code>. A key never sees more than its member.
        </li>
        <li>
          Lists come in pages: <code>next</code> is the address of the one behind, and no entry is lost or told twice
          when new ones come.
        </li>
        <li>
          Why there is no answer is said as <code>application/problem+json</code>; what is wrong with a field, by a
          pointer to it.
        </li>
        <li>
          <code>RateLimit</code> says how many more requests you may make at once; <code>Retry-After</code>, how many
          seconds to wait when it was one too many.
        </li>
        <li>
          Each answer has an <code>ETag</code>: sent back as <code>If-None-Match</code>, it is answered with 304 while
          nothing has changed.
        </li>
        <li>Names in answers stay; new ones may come beside them. Times are UTC, ISO 8601.</li>
      </ul>
      <nav aria-label="On this page">
        <ul class="actions">
          {[...groups.keys()].map((group) => (
            <li>
              <a href={`#${anchorOf(group)}`}>{group}</a>
            </li>
          ))}
        </ul>
      </nav>
      {[...groups].map(([group, of]) => (
        <section aria-labelledby={anchorOf(group)}>
          <h3 class="heading" id={anchorOf(group)}>
            {group}
          </h3>
          {of.map((operation) => (
            <OperationView operation={operation} />
          ))}
        </section>
      ))}
    </div>
  )
}

function anchorOf(group: string): string {
  return group.toLowerCase().replaceAll(' ', '-')
}

function OperationView({ operation }: { readonly operation: Operation }) {
  const { id, method, path, summary, about, opens, params, query, body, answer, status } = operation
  return (
    <details class="operation" id={id}>
      <summary>
        <code>
          {method.toUpperCase()} {path}
        </code>{' '}
        {summary}
      </summary>
      <p>
        {OPENS[opens]} {about ?? ''}
      </p>
      <FieldTable caption="In the address" fields={addressFields(params, query)} />
      {body ? <FieldTable caption="What is sent, as JSON" fields={fieldsOf(body, 'input')} /> : null}
      {answer ? (
        <FieldTable caption={`What comes back, with ${status}`} fields={fieldsOf(answer, 'output')} />
      ) : (
        <p>Nothing comes back: 204.</p>
      )}
    </details>
  )
}

function addressFields(params: z.ZodObject, query: z.ZodObject): readonly Field[] {
  return [...parametersIn('path', params), ...parametersIn('query', query)].map((parameter) => ({
    path: parameter.name,
    type: parameter.in === 'path' ? 'part of the path' : 'behind ?',
    required: parameter.required,
    description: parameter.description ?? '',
  }))
}

function FieldTable({ caption, fields }: { readonly caption: string; readonly fields: readonly Field[] }) {
  if (fields.length === 0) return null
  return (
    <div class="scroll" tabindex={0}>
      <table class="plain">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Is</th>
            <th scope="col">Says</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ path, type, required, description }) => (
            <tr>
              <th scope="row">
                <code>{path}</code>
              </th>
              <td>{required ? type : `${type}; may be left out`}</td>
              <td>{description}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
