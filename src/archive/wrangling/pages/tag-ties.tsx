import { SelectField } from '../../../platform/ui/fields.tsx'
import { DeskTag, kindOf, NameField } from './pieces.tsx'
import type { DeskTagView } from './tag.tsx'
import { Ask, Loosen, Tied } from './tag-acts.tsx'

type Card = { readonly view: DeskTagView }

export function Synonyms({ view: { tag, synonyms, family, canonical } }: Card) {
  if (!canonical) return null
  return (
    <section class="card">
      <h3 class="heading">Synonyms</h3>
      <Tied tags={synonyms} wish={(synonym) => ({ verb: 'not-synonym', tag: synonym.id })} />
      {family.limited.map(({ tag: synonym, fandom }) => (
        <p>
          <DeskTag tag={synonym} /> in <DeskTag tag={fandom} />{' '}
          <Loosen wish={{ verb: 'not-limited', tag: synonym.id, fandom: fandom.id }} label={synonym.name} />
        </p>
      ))}
      <Ask verb="synonym" button="Add a synonym" back={tag}>
        <NameField name="tagName" id="new-synonym" label="Another name" kind={kindOf(tag.type)} />
        <input type="hidden" name="other" value={tag.name} />
        <input type="hidden" name="type" value={tag.type} />
      </Ask>
    </section>
  )
}

export function Limited({ view: { tag, family } }: Card) {
  return (
    <section class="card">
      <h3 class="heading">In one fandom only</h3>
      {family.means.map(({ canonical, fandom }) => (
        <p>
          <DeskTag tag={canonical} /> in <DeskTag tag={fandom} />{' '}
          <Loosen
            wish={{ verb: 'not-limited', tag: tag.id, fandom: fandom.id }}
            label={`${canonical.name} in ${fandom.name}`}
          />
        </p>
      ))}
      <Ask verb="limited" tag={tag} button="Make it mean that there">
        <NameField name="other" id="limited-to" label="Means" kind={kindOf(tag.type)} />
        <NameField name="within" id="limited-in" label="In the fandom" kind="fandom" />
      </Ask>
    </section>
  )
}

export function Metatags({ view: { tag, family } }: Card) {
  return (
    <section class="card">
      <h3 class="heading">Metatags</h3>
      <p class="hint">Who asks for one of these finds this tag’s works too.</p>
      <Tied tags={family.metas} wish={(meta) => ({ verb: 'not-metatag', tag: tag.id, other: meta.id })} />
      <Ask verb="metatag" tag={tag} button="Add a metatag">
        <NameField name="other" id="new-metatag" label="Metatag" kind={kindOf(tag.type)} />
      </Ask>
    </section>
  )
}

export function Subtags({ view: { tag, family } }: Card) {
  return (
    <section class="card">
      <h3 class="heading">Subtags</h3>
      <p class="hint">Their works are found under this tag too.</p>
      <Tied
        tags={family.subs.map((branch) => branch.tag)}
        wish={(sub) => ({ verb: 'not-metatag', tag: sub.id, other: tag.id })}
      />
      <Ask verb="metatag" button="Add a subtag" back={tag}>
        <NameField name="tagName" id="new-subtag" label="Subtag" kind={kindOf(tag.type)} />
        <input type="hidden" name="other" value={tag.name} />
        <input type="hidden" name="type" value={tag.type} />
      </Ask>
    </section>
  )
}

export function Parents({ view: { tag, family } }: Card) {
  const pairs = tag.type === 'relationship'
  return (
    <section class="card">
      <h3 class="heading">{pairs ? 'Fandoms and characters' : 'Fandoms'}</h3>
      <Tied tags={family.parents} wish={(parent) => ({ verb: 'not-parent', tag: tag.id, other: parent.id })} />
      <Ask verb="parent" tag={tag} button="Add it">
        <NameField
          name="other"
          id="new-parent"
          label={pairs ? 'Fandom or character' : 'Fandom'}
          kind={pairs ? 'tag' : 'fandom'}
        />
      </Ask>
    </section>
  )
}

export function Media({ view: { tag, family, media } }: Card) {
  const others = media.filter(({ id }) => !family.media.some((own) => own.id === id))
  return (
    <section class="card">
      <h3 class="heading">Media</h3>
      <ul class="ties">
        {family.media.map(({ id, name }) => (
          <li>
            <span>{name}</span> <Loosen wish={{ verb: 'not-medium', tag: tag.id, other: id }} label={name} />
          </li>
        ))}
      </ul>
      {others.length > 0 ? (
        <Ask verb="medium" tag={tag} button="Add it">
          <SelectField
            name="medium"
            label="Medium"
            value=""
            options={others.map(({ id, name }) => [String(id), name] as const)}
          />
        </Ask>
      ) : null}
    </section>
  )
}
