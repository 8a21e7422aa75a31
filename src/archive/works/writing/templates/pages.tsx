import { FormToken } from '../../../../platform/ui/fields.tsx'
import { urls } from '../../../urls.ts'
import { languageOf } from '../../languages.ts'
import { MOST_TEMPLATES, type Template } from '../../store/templates.ts'

type TemplatesProps = { readonly login: string; readonly templates: readonly Template[] }

/** All that a member has. */
export function TemplatesPage({ login, templates }: TemplatesProps) {
  return (
    <>
      <h2 class="heading">Your templates</h2>
      <p class="soft">
        A template holds what you say of many works: notes, language, permissions, tags. You begin a work with it, and
        change there what differs.
      </p>
      {templates.length === 0 ? (
        <div class="empty">
          <h3 class="heading">No templates</h3>
          <p>Make one here, or take it from a work: “Keep as a template”, over the form of each work of yours.</p>
        </div>
      ) : (
        <div class="cards-row">
          {templates.map((template) => (
            <Card login={login} template={template} />
          ))}
        </div>
      )}
      {templates.length < MOST_TEMPLATES ? (
        <p class="actions">
          <a class="button" href={urls.newTemplate(login)}>
            A new template
          </a>
        </p>
      ) : (
        <p class="soft">You keep {MOST_TEMPLATES}, which is as many as can be kept.</p>
      )}
    </>
  )
}

function Card({ login, template }: { readonly login: string; readonly template: Template }) {
  const { id, name, usual } = template
  const of = <span class="landmark"> {name}</span>
  return (
    <section class="card">
      <h3 class="heading">
        <bdi>{name}</bdi>
        {usual ? ' (new works begin with it)' : ''}
      </h3>
      <p class="soft" dir="auto">
        {holds(template).join(', ')}
      </p>
      <ul class="actions">
        <li>
          <a class="button" href={urls.newWorkFrom(id)}>
            Begin a work<span class="landmark"> with {name}</span>
          </a>
        </li>
        <li>
          <a class="button" href={urls.editTemplate(login, id)}>
            Edit{of}
          </a>
        </li>
        <li>
          <a class="button" href={urls.deleteTemplate(login, id)}>
            Delete{of}
          </a>
        </li>
      </ul>
    </section>
  )
}

/** What it says, at a glance. */
function holds(template: Template): readonly string[] {
  const { fandoms, relationships, characters, additional, categories, language } = template
  const names = [categories.join(', '), fandoms, relationships, characters, additional].filter((part) => part !== '')
  const all = [
    ...(language === '' ? [] : [languageOf(language).name]),
    ...names,
    ...(template.notesBefore === '' && template.notesAfter === '' ? [] : ['notes']),
    ...(template.restricted ? ['for members only'] : []),
    ...(template.downloads === 'everyone' ? [] : [`downloads: ${template.downloads}`]),
  ]
  return all.length === 0 ? ['It says nothing yet.'] : all
}

type DeleteProps = { readonly login: string; readonly template: Template; readonly token: string }

/** Asks before a template goes for good. */
export function DeleteTemplatePage({ login, template, token }: DeleteProps) {
  return (
    <div class="prose">
      <h2 class="heading">
        Delete the template <span dir="auto">{template.name}</span>?
      </h2>
      <p>This cannot be undone. Works that were begun with it stay as they are.</p>
      <form method="post" action={urls.deleteTemplate(login, template.id)}>
        <FormToken token={token} />
        <p class="actions">
          <button type="submit" class="danger">
            Delete it
          </button>{' '}
          <a class="button" href={urls.templates(login)}>
            Keep it
          </a>
        </p>
      </form>
    </div>
  )
}
