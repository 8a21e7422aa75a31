import { z } from 'zod'
import { urls } from '../urls.ts'
import type { Operation } from './operation.ts'
import { problem } from './shapes/problem.ts'

/** What a schema becomes in the document: answers may get more parts one day, so nobody is told that they will not. */
export function written(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...told } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (io === 'output') delete jsonSchema.additionalProperties
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    },
  })
  return told
}

/** The whole interface in words that programs read, made from the schemas that read the requests.
 * @see https://spec.openapis.org/oas/v3.1.1.html
 * @returns finished JSON */
export function documentOf({ url }: { readonly url: string }, operations: readonly Operation[]): string {
  const paths = Map.groupBy(operations, ({ path }) => path)
  return JSON.stringify({
    openapi: '3.1.0',
    info: {
      title: 'Fanlight',
      version: '1',
      summary: 'Everything public of an archive, and everything of one’s own',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: url.replace(/\/$/, '') + urls.api() }],
    tags: [...new Set(operations.map(({ group }) => group))].map((name) => ({ name })),
    paths: Object.fromEntries(
      [...paths].map(([path, of]) => [path, Object.fromEntries(of.map((one) => [one.method, operationIn(one)]))]),
    ),
    components: {
      schemas: { Problem: written(problem, 'output') },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'A key that a member made for programs.' },
      },
      responses: {
        Problem: {
          description: 'Why there is no answer',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  })
}

function operationIn(operation: Operation) {
  const { id, group, summary, about, opens, body, answer, status, params, query } = operation
  const content = (schema: z.ZodType, io: 'input' | 'output') => ({
    'application/json': { schema: written(schema, io) },
  })
  return {
    operationId: id,
    tags: [group],
    summary,
    ...(about ? { description: about } : {}),
    // an empty one among them: nobody has to have a key
    security: opens === 'anyone' ? [{}, { key: [] }] : [{ key: [opens] }],
    parameters: [...parametersIn('path', params), ...parametersIn('query', query)],
    ...(body ? { requestBody: { required: true, content: content(body, 'input') } } : {}),
    responses: {
      [status]: answer
        ? { description: 'The answer', content: content(answer, 'output') }
        : { description: 'Done; there is nothing to say' },
      ...(operation.method === 'get' ? { 304: { description: 'You have it already' } } : {}),
      '4XX': { $ref: '#/components/responses/Problem' },
      '5XX': { $ref: '#/components/responses/Problem' },
    },
  }
}

/** One parameter of an address, in the document and on its page. */
export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly description?: string | undefined
  readonly schema: Record<string, unknown>
}

export function parametersIn(place: Parameter['in'], schema: z.ZodObject): readonly Parameter[] {
  return Object.entries(schema.shape).map(([name, of]) => {
    const { description, ...rest } = written(of as z.ZodType, 'input')
    return {
      name,
      in: place,
      required: place === 'path' || !(of as z.ZodType).safeParse(undefined).success,
      ...(typeof description === 'string' ? { description } : {}),
      schema: rest,
    }
  })
}
