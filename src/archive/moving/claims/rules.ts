import { loginProblem, named, type Problems, passwordProblem } from '../../accounts/index.ts'

export const MOST_WORDS = 2000

/** @returns what is wrong with an account that a claim makes */
export function newAccountProblems(
  {
    login,
    password,
    age,
    terms,
  }: { readonly login: string; readonly password: string; readonly age: boolean; readonly terms: boolean },
  email: string,
): Problems {
  return named({
    login: loginProblem(login),
    password: passwordProblem(password, [login, email]),
    age: age ? undefined : 'age-missing',
    terms: terms ? undefined : 'terms-missing',
  })
}

/** @returns the sentence for how somebody asked, or nothing when it will do */
export function askProblem(words: string): string | undefined {
  if (words.length < 10) return 'Say in a sentence or two how we can tell.'
  return [...words].length > MOST_WORDS ? `This is longer than ${MOST_WORDS} characters.` : undefined
}
