import sanitizeHtml from 'sanitize-html'
import { allowedElements, droppedElements, type Field, nearestElement, voidElements } from './allowed.ts'
import { allowedAttributes, cleanAttributes } from './attributes.ts'
import { cleanCharacters } from './characters.ts'
import { limitDepth } from './depth.ts'
import { meantAttributes, meantElement } from './styled.ts'

/** Goes up when the lists change, so that texts kept under older ones can be found and cleaned again. */
export const sanitiserVersion = 2

/** No element stands deeper than this; text below it stays, its tags go. */
const NESTING = 60
const MOST_PASSES = 8
const BLOCK_TAG = /<\/?(?:p|div|br|hr|li|ul|ol|dl|dt|dd|h[1-6]|blockquote|pre|center|section|aside|table|tr|td|th)\b/gi

const options: Readonly<Record<Field, sanitizeHtml.IOptions>> = {
  chapter: optionsFor('chapter'),
  note: optionsFor('note'),
  inline: optionsFor('inline'),
}

/** Anybody's HTML, as it may stand on a page of ours: nothing in it runs, loads in secret, or reaches out of its place.
 * Elements we do not know leave their text; programs, styles, frames and forms go with theirs.
 * @param field how much the text may hold
 * @returns sanitising it again changes nothing. Never throws
 * @see allowed.ts and attributes.ts for what stays */
export function sanitise(html: string, field: Field): string {
  let text = limitDepth(cleanCharacters(field === 'inline' ? html.replace(BLOCK_TAG, ' $&') : html))
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    // a dropped element can leave its neighbours nested as no parser would; reading once more settles them
    const cleaned = cleanCharacters(sanitizeHtml(text, options[field]))
    if (cleaned === text) return cleaned
    text = cleaned
  }
  return sanitizeHtml(text, { allowedTags: [], allowedAttributes: {}, nonTextTags: [...droppedElements] })
}

function optionsFor(field: Field): sanitizeHtml.IOptions {
  return {
    allowedTags: [...allowedElements[field]],
    allowedAttributes: { '*': [...allowedAttributes] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesAppliedToAttributes: ['href', 'src', 'cite'],
    allowProtocolRelative: false,
    nonTextTags: [...droppedElements],
    selfClosing: [...voidElements],
    nestingLimit: NESTING,
    parseStyleAttributes: false,
    transformTags: {
      '*': (name, attributes) => {
        const tagName = nearestElement(meantElement(name, attributes), field)
        return { tagName, attribs: { ...cleanAttributes(tagName, meantAttributes(attributes), field) } }
      },
    },
    exclusiveFilter: (frame) => frame.tag === 'img' && frame.attribs.src === undefined,
  }
}
