import { SelectField } from '../../../../platform/ui/fields.tsx'
import { urls } from '../../../urls.ts'
import type { Template } from '../../store/templates.ts'

export type TemplateChoiceProps = {
  readonly login: string
  readonly templates: readonly Template[]
  /** number of the one that is chosen; empty for none */
  readonly chosen: string
  /** number of the one whose words stand in the form */
  readonly filledWith: string
  /** the name of the one that has just filled the form in, empty for none; undefined when nobody asked */
  readonly filled: string | undefined
}

/** What a new work is begun with. Without any template there is only the way to make one. */
export function TemplateChoice({ login, templates, chosen, filledWith, filled }: TemplateChoiceProps) {
  const toAll = <a href={urls.templates(login)}>Your templates</a>
  if (templates.length === 0)
    return <p class="soft">Notes, tags and permissions that you use again and again can be kept: {toAll}.</p>
  return (
    <fieldset id="templates">
      <legend>Begin with</legend>
      <div class="pair">
        <SelectField
          name="template"
          label="Template"
          value={chosen}
          options={[['', 'None'], ...templates.map(({ id, name }) => [String(id), name] as const)]}
        />
        <button type="submit" name="do" value="fill" formnovalidate>
          Fill in
        </button>
      </div>
      <input type="hidden" name="filledWith" value={filledWith} />
      {filled === undefined ? null : (
        <p role="status">
          {filled === '' ? (
            'What a template had filled in is taken out.'
          ) : (
            <>
              Filled in from “<bdi>{filled}</bdi>”.
            </>
          )}
        </p>
      )}
      <p class="hint">What you have typed yourself stays as it is. {toAll}</p>
    </fieldset>
  )
}
