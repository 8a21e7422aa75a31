/** Checks that every element is closed where it must be and that no sign stands where none may.
 * @returns what is wrong; empty for nothing */
export function brokenIn(xml: string): readonly string[] {
  const problems: string[] = []
  const open: string[] = []
  const body = xml.replace(/^<\?xml[^?]*\?>\s*/, '')
  for (const [, text = '', tag] of body.matchAll(/([^<]*)(<[^>]*>)?/g)) {
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text + (tag ?? '')))
      problems.push(`a bare & in ${text}${tag}`)
    if (!tag || tag.endsWith('/>')) continue
    const [, slash, name = ''] = /^<(\/?)([\w:-]+)(?: [\w:-]+="[^"<]*")*\s*\/?>$/.exec(tag) ?? []
    if (name === '') problems.push(`no tag: ${tag}`)
    else if (slash === '') open.push(name)
    else if (open.pop() !== name) problems.push(`not opened: ${tag}`)
  }
  return [...problems, ...open.map((name) => `not closed: ${name}`)]
}
