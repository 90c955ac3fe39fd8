import { useProfile, useUpdateProfile } from 'profile-kit'

/** The new name shows at once wherever this person is shown, and is taken back if the service refuses it. */
export function Rename({ userId }: { userId: string }) {
  const { data: profile } = useProfile(userId)
  const { mutate, isPending, error } = useUpdateProfile(userId)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        mutate({ name: String(new FormData(event.currentTarget).get('name')) })
      }}
    >
      <input name="name" key={profile?.name} defaultValue={profile?.name} aria-label="Your name" />
      <button disabled={isPending}>Save</button>
      <button type="button" onClick={() => mutate({ regenerate_avatar: true })}>
        New picture
      </button>
      {error && <p role="alert">{error.detail ?? 'That did not work. Please try again.'}</p>}
    </form>
  )
}
