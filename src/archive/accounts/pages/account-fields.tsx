import { CheckBox, type FieldErrors, TextField } from '../../../platform/ui/fields.tsx'

interface FieldProps {
  readonly errors: FieldErrors
}

/** @param more what else is said below the field, a sentence */
export function LoginField({
  login,
  errors,
  more = '',
}: FieldProps & { readonly login: string; readonly more?: string }) {
  return (
    <TextField
      name="login"
      label="Login name"
      hint={`3 to 40 of the letters A to Z, digits and _. Everybody can see it.${more && ` ${more}`}`}
      value={login}
      error={errors.login}
      autocomplete="username"
      maxlength={40}
      required
    />
  )
}

export function EmailField({ email, errors }: FieldProps & { readonly email: string }) {
  return (
    <TextField
      name="email"
      type="email"
      label="E-mail address"
      hint="For a forgotten password and what you ask to be told of. Nobody sees it."
      value={email}
      error={errors.email}
      autocomplete="email"
      maxlength={254}
      required
    />
  )
}

/** The password of who is logged in, asked for once more before something that cannot be taken back. */
export function OwnPasswordField({ error }: { readonly error: string | undefined }) {
  return (
    <TextField
      name="password"
      type="password"
      label="Your password"
      error={error}
      autocomplete="current-password"
      maxlength={500}
      required
    />
  )
}

/** A password that is chosen now. */
export function NewPasswordField({ errors }: FieldProps) {
  return (
    <TextField
      name="password"
      type="password"
      label="Password"
      hint="At least 8 characters. Several words in a row are strong and easy to remember."
      error={errors.password}
      autocomplete="new-password"
      maxlength={500}
      required
    />
  )
}

/** What everybody says yes to who becomes a member. */
export function Promises({ age, terms, errors }: FieldProps & { readonly age: boolean; readonly terms: boolean }) {
  return (
    <>
      <CheckBox name="age" label="I am 13 or older" checked={age} error={errors.age} required />
      <CheckBox
        name="terms"
        label="I will post only what is mine to post, be kind to the people here, and agree that the archive keeps what I give it until I delete it"
        checked={terms}
        error={errors.terms}
        required
      />
    </>
  )
}
