import type { FormHTMLAttributes, HTMLAttributes } from 'react'
import type { Profile, ProfileChange } from '../../api/schemas.ts'
import type { ProfileState } from '../profile-root/ProfileRoot.tsx'
import type { PartProps } from '../usePart.ts'

/** What an editor shows, as `data-*` attributes. */
export interface ProfileEditorState extends ProfileState {
  /**
   * How the last change went. It was `refused` for what it is, such as a name that is too long, and `failed` for
   * another reason. `unknown`: it was sent, and no answer told what became of it.
   */
  outcome: 'idle' | 'saving' | 'saved' | 'refused' | 'failed' | 'unknown'
}

// What a form sends by itself, and where to: this one sends nothing by itself.
type SubmissionProps = Exclude<keyof FormHTMLAttributes<HTMLElement>, keyof HTMLAttributes<HTMLElement>>

export interface ProfileEditorProps extends Omit<
  PartProps<'form', ProfileEditorState>,
  'children' | SubmissionProps
> {
  /** Whose name and picture are changed. Another user is another draft. */
  userId: string
  /**
   * Whether the service takes the address of a picture, which it does not document. With `false` none can be chosen,
   * and a new picture cannot be undone. Default: `true`.
   */
  canSetPicture?: boolean | undefined
  /**
   * Puts a picture that somebody has picked where it can be loaded from, and resolves with its address. With it, a
   * picture can be chosen. `signal` is aborted when nobody waits for it any longer: another one was picked, the login has
   * ended, or the editor has gone.
   */
  onPickPicture?: ((file: File, options: { signal: AbortSignal }) => Promise<string>) | undefined
  /** Called with the profile whenever the service has confirmed a change of it, and with what was changed. */
  onSaved?: ((profile: Profile, change: ProfileChange) => void) | undefined
}
