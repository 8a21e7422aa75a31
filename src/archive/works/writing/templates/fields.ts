import { forEditing } from '../../../../platform/text/blocks.ts'
import { foldName } from '../../../../platform/text/fold.ts'
import type { FieldErrors } from '../../../../platform/ui/fields.tsx'
import type { Form } from '../../../../platform/web/form.ts'
import type { Pseud } from '../../../accounts/index.ts'
import type { Work, WorkDetails } from '../../kinds.ts'
import { UNKNOWN_LANGUAGE } from '../../languages.ts'
import { checkWork } from '../../rules.ts'
import { sentencesOf } from '../../sentences.ts'
import { MOST_TEMPLATES, type Template, type TemplateDetails } from '../../store/templates.ts'
import { charactersOf, tidyLine } from '../../texts.ts'
import { emptyWorkFields, readWorkFields, storedWorkFields, typedWork, type WorkFields } from '../work-fields.ts'

/** The form of a template as the person left it. What a template does not say of a work stays empty in it. */
export interface TemplateFields extends WorkFields {
  readonly name: string
  readonly usual: boolean
  /** number of a pen name; empty for the usual one */
  readonly pseud: string
}

const LONGEST_NAME = 100

/** @param form as a browser sent it */
export function readTemplateFields(form: Form): TemplateFields {
  return { ...readWorkFields(form), name: form.text('name'), usual: form.has('usual'), pseud: form.text('pseud') }
}

/** What the form of a template holds before anyone has typed.
 * @param like the work that it is taken from */
export function startedTemplateFields(like: Work | undefined, userId: number): TemplateFields {
  const nothing = emptyWorkFields({ language: '', pseuds: [], once: '' })
  const said = like ? storedWorkFields(like, undefined, userId) : nothing
  const [pseud = '', ...more] = said.pseuds
  return { ...said, name: '', usual: false, pseud: more.length === 0 ? pseud : '' }
}

/** A kept template as its form shows it. */
export function storedTemplateFields(template: Template): TemplateFields {
  return {
    ...emptyWorkFields({ language: template.language, pseuds: [], once: '' }),
    ...template,
    pseud: template.pseudId === undefined ? '' : String(template.pseudId),
    notesBefore: forEditing(template.notesBefore),
    notesAfter: forEditing(template.notesAfter),
  }
}

type CheckedTemplate =
  | { readonly ok: true; readonly details: TemplateDetails }
  | { readonly ok: false; readonly errors: FieldErrors }

/** May this be kept? Nothing in a template is needed but its name, and what it says must hold for a work.
 * @param others the member's other templates */
export function checkTemplate(
  fields: TemplateFields,
  { others, pseuds }: { readonly others: readonly Template[]; readonly pseuds: readonly Pseud[] },
): CheckedTemplate {
  const name = tidyLine(fields.name)
  const work = checkWork(typedWork({ ...fields, title: '', summary: '', expectedChapters: '?' }, 1), 'draft')
  const pseud = pseuds.find(({ id }) => String(id) === fields.pseud)
  const wrong = problemOfName(name, others)
  const stranger = fields.pseud !== '' && !pseud ? 'This is none of your pen names.' : undefined
  if (work.ok && !wrong && !stranger)
    return { ok: true, details: { ...saidOf(work.value), name, usual: fields.usual, pseudId: pseud?.id } }
  return {
    ok: false,
    errors: {
      ...(wrong ? { name: wrong } : {}),
      ...(work.ok ? {} : sentencesOf(work.problems)),
      ...(stranger ? { pseud: stranger } : {}),
    },
  }
}

function problemOfName(name: string, others: readonly Template[]): string | undefined {
  if (name === '') return 'A template needs a name, by which you choose it.'
  if (charactersOf(name) > LONGEST_NAME) return `The name of a template holds ${LONGEST_NAME} characters.`
  if (others.some((other) => foldName(other.name) === foldName(name))) return `You have a template “${name}” already.`
  return others.length >= MOST_TEMPLATES ? `You can keep ${MOST_TEMPLATES} templates. Delete one first.` : undefined
}

function saidOf(work: WorkDetails): Omit<TemplateDetails, 'name' | 'usual' | 'pseudId'> {
  const { restricted, downloads = 'everyone', categories, notesBefore, notesAfter } = work
  return {
    ...{ restricted, downloads, categories, notesBefore, notesAfter },
    language: work.language === UNKNOWN_LANGUAGE ? '' : work.language,
    fandoms: work.fandoms.join(', '),
    relationships: work.relationships.join(', '),
    characters: work.characters.join(', '),
    additional: work.additional.join(', '),
  }
}
