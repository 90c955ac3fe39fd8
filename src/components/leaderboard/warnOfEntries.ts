import { inDevelopment } from '../../internal/inDevelopment.ts'

let isTold = false

/** Says once, to whoever builds the page, that some of what they call entries names nobody. */
export function warnOfEntries(leftOut: number): void {
  inDevelopment(() => {
    if (process.env.NODE_ENV === 'production' || isTold || leftOut === 0) return
    isTold = true
    console.warn(
      `profile-kit: a leaderboard leaves out ${leftOut} of its entries, since their \`user_id\` is no string, or is empty. ` +
        'Ids are strings: write String(id) where yours are numbers.',
    )
  })
}
