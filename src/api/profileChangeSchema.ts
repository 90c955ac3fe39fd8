import * as v from 'valibot'

/** What a body of `PUT` may hold. Only the mock reads one, so clients do without: hence a file of its own. */
export const profileChangeSchema = v.object({
  name: v.optional(v.string()),
  avatar_url: v.optional(v.string()),
  regenerate_avatar: v.optional(v.boolean()),
})
