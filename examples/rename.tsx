import { useProfile, useUpdateProfile } from 'profile-kit'
import { useState } from 'react'

/** The new name shows at once wherever this person is shown, and is taken back if the service refuses it. */
export function Rename({ userId }: { userId: string }) {
  const { data: profile } = useProfile(userId)
  const { mutate, isPending, error } = useUpdateProfile(userId)
  const [draft, setDraft] = useState<string>()
  const name = draft ?? profile?.name ?? ''
  return (
    <>
      <input value={name} onChange={(event) => setDraft(event.target.value)} aria-label="Your name" />
      <button onClick={() => mutate({ name })} disabled={isPending}>
        Save
      </button>
      <button onClick={() => mutate({ regenerate_avatar: true })}>New picture</button>
      {error && <p role="alert">{error.detail ?? 'That did not work. Please try again.'}</p>}
    </>
  )
}
