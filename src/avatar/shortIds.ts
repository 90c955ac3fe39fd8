// Fewer characters are soon the same by chance; more are no longer read.
const SHORTEST = 4
const LONGEST = 12

// Ids are shown for what differs in them: nothing that reorders, joins or piles up belongs to that.
// The last ones are blank, or stand for something else, and count as signs or letters.
const UNCLEAR = /[\p{C}\p{Z}\p{M}\p{DI}\u2800\uFFFC\uFFFD\u{13441}\u{13442}\u{1D159}]/gu

/**
 * The shortest ends of user ids that tell them apart, of four characters at least, in the order of the ids: those
 * tend to begin alike. Where the ends go on alike for long, as addresses of one host do, an ellipsis stands behind
 * what differs. Characters that cannot be seen, and accents, are left out; two ids may be the same without them.
 *
 * @example
 * shortIds(['user-7f3e1a2b', 'user-09ad44c1']) // ['1a2b', '44c1']
 * shortIds(['ada@mail.example', 'eve@mail.example']) // ['a@ma…', 'e@ma…']
 */
export function shortIds(userIds: readonly string[]): string[] {
  const ids = userIds.map((userId) => Array.from(userId.replace(UNCLEAR, '')))
  const ends = tellApart(ids, (id, length) => id.slice(-length))
  const isLong = ends.some(({ length }) => length > LONGEST)
  const starts = isLong ? tellApart(ends, (end, length) => end.slice(0, length)) : ends
  return starts.map((start, index) => {
    const isCut = start.length < (ends[index]?.length ?? 0)
    return start.join('') + (isCut ? '…' : '')
  })
}

type Characters = readonly string[]

/** The shortest parts of one length that are all different; the longest where they never are. */
function tellApart(ids: readonly Characters[], partOf: (id: Characters, length: number) => Characters) {
  let least = SHORTEST
  let enough = ids.reduce((longest, { length }) => Math.max(longest, length), SHORTEST)
  while (least < enough) {
    const middle = Math.floor((least + enough) / 2)
    const different = new Set(ids.map((id) => partOf(id, middle).join('')))
    if (different.size === ids.length) enough = middle
    else least = middle + 1
  }
  return ids.map((id) => partOf(id, least))
}
