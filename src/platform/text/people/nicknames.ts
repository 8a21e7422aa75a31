/** Short names that are used as often as the long ones. */
const SHORT: Readonly<Record<string, string>> = {
  elizabeth: 'liz lizzie lizzy eliza beth betty bess libby',
  william: 'will bill billy liam willie',
  thomas: 'tom tommy',
  james: 'jim jimmy jamie',
  robert: 'rob bob bobby robbie',
  richard: 'rick dick richie',
  edward: 'ed eddie ned ted teddy',
  charles: 'charlie chuck',
  katherine: 'kate katie kitty kat',
  catherine: 'cathy kate kitty cat',
  margaret: 'maggie meg peggy',
  alexander: 'alex sasha xander',
  alexandra: 'alex sasha',
  nicholas: 'nick nicky',
  samuel: 'sam sammy',
  samantha: 'sam',
  daniel: 'dan danny',
  michael: 'mike mikey',
  matthew: 'matt',
  benjamin: 'ben benny',
  joseph: 'joe joey',
  jonathan: 'jon jonny',
  anthony: 'tony',
  christopher: 'chris kit',
  patricia: 'pat patty',
  rebecca: 'becca becky',
  susan: 'sue susie',
  victoria: 'vicky tori',
  jennifer: 'jen jenny',
  jessica: 'jess jessie',
  gabriel: 'gabe',
  theodore: 'theo ted teddy',
  frederick: 'fred freddie',
  georgiana: 'georgie',
  philip: 'phil pip',
  timothy: 'tim',
  zachary: 'zach zack',
  dorothy: 'dot dottie',
}

const longs = new Map<string, string[]>()
for (const [long, shorts] of Object.entries(SHORT))
  for (const short of shorts.split(' ')) longs.set(short, [...(longs.get(short) ?? []), long])

/** @param short in small letters
 * @returns the names that it is short for; nothing for most */
export function longForms(short: string): readonly string[] {
  return longs.get(short) ?? []
}
