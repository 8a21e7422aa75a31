import { FormToken, TextArea, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { StockAnswer } from '../store/answers.ts'

/** Answers that are given again and again. */
export function AnswersPage({ token, answers }: { readonly token: string; readonly answers: readonly StockAnswer[] }) {
  return (
    <>
      <h2 class="heading">Stock answers</h2>
      <p class="hint">A beginning for answers to reports. Whoever uses one reads it over and makes it fit.</p>
      <ul class="steps">
        {answers.map((answer) => (
          <li>
            <h3 class="heading">{answer.name}</h3>
            <p class="said">{answer.text}</p>
            <form method="post" action={urls.staffAnswers()}>
              <FormToken token={token} />
              <button type="submit" class="link" name="drop" value={String(answer.id)}>
                Throw away “{answer.name}”
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form class="page" method="post" action={urls.staffAnswers()}>
        <FormToken token={token} />
        <TextField name="name" label="Name" hint="One that exists is changed." maxlength={60} required />
        <TextArea name="text" label="Text" rows={5} maxlength={5000} required />
        <p class="actions">
          <button type="submit" class="primary">
            Keep the answer
          </button>
        </p>
      </form>
    </>
  )
}
