import { CheckBox, SelectField } from '../../../../platform/ui/fields.tsx'
import { LANGUAGES } from '../../languages.ts'
import type { WorkFields } from '../work-fields.ts'

type LanguageProps = {
  /** what it says where none is chosen */
  readonly none: string
  readonly value: string
  readonly error: string | undefined
  readonly required?: boolean
}

/** Which language a work is in. */
export function LanguageField({ none, value, error, required = false }: LanguageProps) {
  return (
    <SelectField
      name="language"
      label="Language"
      value={value}
      error={error}
      options={[['', none], ...LANGUAGE_OPTIONS]}
      required={required}
    />
  )
}

/** Who may read a work, and who may download it. */
export function PermissionFields({ fields }: { readonly fields: Pick<WorkFields, 'restricted' | 'downloads'> }) {
  return (
    <>
      <CheckBox
        name="restricted"
        label="For members only"
        hint="Nobody finds or opens it without logging in."
        checked={fields.restricted}
      />
      <SelectField
        name="downloads"
        label="Who may download it"
        hint="As a file, for e-readers and for keeping. You always may."
        value={fields.downloads}
        options={DOWNLOAD_OPTIONS}
      />
    </>
  )
}

const DOWNLOAD_OPTIONS = [
  ['everyone', 'Everyone who may read it'],
  ['members', 'Members'],
  ['nobody', 'Nobody'],
] as const

const LANGUAGE_OPTIONS = LANGUAGES.map(
  ({ code, name, english }) => [code, name === english ? name : `${name} (${english})`] as const,
)
