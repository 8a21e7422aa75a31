import { moment } from '../../../platform/text/dates.ts'
import {
  ErrorSummary,
  type FieldErrors,
  FormToken,
  SelectField,
  TextArea,
  TextField,
} from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { PostTyped } from '../rules.ts'
import type { Post } from '../store.ts'
import { EditActions } from './edit-actions.tsx'

type FormProps = { readonly token: string; readonly typed: PostTyped; readonly errors: FieldErrors }

type DeskProps = FormProps & {
  readonly posts: readonly Post[]
  /** the line over every page; empty for none */
  readonly banner: string
  /** UTC instant */
  readonly now: string
}

/** Where staff write news and the banner. */
export function NewsDeskPage(props: DeskProps) {
  const { token, posts, banner, errors, now } = props
  return (
    <>
      <h2 class="heading">News</h2>
      <ErrorSummary errors={errors} />
      <form class="page" method="post" action={urls.staffBanner()}>
        <FormToken token={token} />
        <TextField
          name="banner"
          label="Banner"
          hint="One or two sentences over every page, until you empty the field."
          value={banner}
          error={errors.banner}
          autocomplete="off"
          dir="auto"
        />
        <p class="actions">
          <button type="submit">Set the banner</button>
        </p>
      </form>
      <h3 class="heading">Write news</h3>
      <form class="page" method="post" action={urls.staffNews()}>
        <PostFields {...props} />
        <p class="actions">
          <button type="submit" class="primary" name="do" value="save">
            Save
          </button>
        </p>
      </form>
      <h3 class="heading">What was written</h3>
      {posts.length === 0 ? <p class="soft">Nothing yet.</p> : null}
      <ul class="news-list">
        {posts.map((post) => (
          <li>
            <a href={urls.staffNewsPost(post.id)} dir="auto">
              {post.title}
            </a>{' '}
            <span class="soft">{stateOf(post, now)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function stateOf({ postedAt }: Post, now: string): string {
  if (postedAt === null) return 'draft'
  return postedAt > now ? `will be posted ${moment(postedAt)}` : `posted ${moment(postedAt)}`
}

function PostFields({ token, typed, errors }: FormProps) {
  return (
    <>
      <FormToken token={token} />
      <TextField name="title" label="Title" value={typed.title} error={errors.title} dir="auto" required />
      <TextArea
        name="text"
        label="Text"
        hint="Plain text or simple HTML, up to 20,000 characters."
        value={typed.text}
        rows={8}
        error={errors.text}
        required
      />
      <SelectField
        name="state"
        label="Show it"
        value={typed.state}
        options={[
          ['draft', 'Not yet: keep it as a draft'],
          ['posted', 'To everybody'],
        ]}
      />
      <TextField
        name="at"
        label="From"
        hint="A day and a time in UTC, such as 2026-12-01 18:00; empty for now."
        value={typed.at}
        error={errors.at}
        autocomplete="off"
      />
    </>
  )
}

/** One of the news, to change it or to take it out. */
export function EditPostPage(props: FormProps & { readonly post: Post }) {
  const { post, errors } = props
  return (
    <>
      <h2 class="heading">Edit news</h2>
      <ErrorSummary errors={errors} />
      <form class="page" method="post" action={urls.staffNewsPost(post.id)}>
        <PostFields {...props} />
        <EditActions back={urls.staffNews()} />
      </form>
    </>
  )
}
