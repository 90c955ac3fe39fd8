import type { MockApiOptions, MockFaultRule } from '../../src/mock/index.ts'
import type { ProfileClientOptions } from '../../src/api/index.ts'
import type { AvatarOptions } from '../../src/avatar/index.ts'
import type { Labels } from '../../src/index.ts'

/** What a story may set under `parameters.profileKit`. */
export interface KitParameters extends MockApiOptions {
  /** `null` shows the story to someone who is signed out. */
  client?: null
  /** Who is signed in. Default: nobody in particular. */
  currentUserId?: string
  /** Whether names that look alike are told apart. Default: `false`. */
  disambiguate?: boolean
  /** What goes wrong from the start, whatever the scenario: such as an answer that never comes. */
  faults?: readonly MockFaultRule[]
  /** On top of the stage's options for the client. */
  clientOptions?: Partial<ProfileClientOptions>
  /** Where pictures come from. */
  pictures?: AvatarOptions
  /** Texts in another language than English. */
  labels?: Partial<Labels>
  /** Shows what the mock was asked below the story. Default: `true`. */
  counter?: boolean
  /** For pages that open their own parts anew when trouble begins. Default: `false`, the whole story is. */
  stays?: boolean
}

/** An answer that never comes, to a client with the patience to wait for it. */
export const neverAnswers: KitParameters = {
  faults: [{ delay: Infinity, times: Infinity }],
  clientOptions: { timeout: 3_600_000, totalTimeout: 3_600_000 },
}
