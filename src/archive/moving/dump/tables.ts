/** A column as a dump declares it. */
export interface Column {
  readonly name: string
  /** characters that it holds at most; undefined where that is not said */
  readonly length: number | undefined
}

/** Lines of a declaration that are no columns. */
const KEYS = /^(?:primary|unique|key|index|fulltext|spatial|constraint|foreign|check|period)\b/i
const COLUMN = /^(?:`((?:[^`]|``)+)`|"([^"]+)"|([\w$]+))\s+(\w+)(?:\s*\(\s*(\d+))?/

/** @param body what stands between the brackets of CREATE TABLE
 * @returns its columns in order; lines that nobody understands are left out */
export function columnsIn(body: string): readonly Column[] {
  return partsOf(body).flatMap((part) => {
    const line = part.trim()
    const [, ticked, quoted, plain, , length] = (KEYS.test(line) ? undefined : COLUMN.exec(line)) ?? []
    const name = ticked?.replaceAll('``', '`') ?? quoted ?? plain
    return name === undefined
      ? []
      : [{ name: name.toLowerCase(), length: length === undefined ? undefined : Number(length) }]
  })
}

/** @param names what stands between the brackets before VALUES */
export function namesIn(names: string): readonly string[] {
  return partsOf(names).map((name) =>
    name
      .trim()
      .replace(/^[`"]|[`"]$/g, '')
      .toLowerCase(),
  )
}

/** Parts between commas that stand neither in brackets nor in quotes. */
function partsOf(body: string): readonly string[] {
  const parts: string[] = []
  let [depth, from] = [0, 0]
  for (const { 0: token, index } of body.matchAll(/'(?:[^'\\]|\\.|'')*'|`[^`]*`|"[^"]*"|[(),]/gs)) {
    if (token === '(') depth++
    else if (token === ')') depth--
    else if (token === ',' && depth === 0) {
      parts.push(body.slice(from, index))
      from = index + 1
    }
  }
  return [...parts, body.slice(from)]
}
