import { type FormEvent, useState } from 'react'
import { useDisplayProfile, useProfileAvatar, useProfiles, useUpdateProfile } from '../../src/index.ts'
import './examples.css'

/** No component of the kit: only its hooks, under an interface of one's own. */
export function TeamEditor({ userIds, initial }: { userIds: readonly string[]; initial: string }) {
  const { profiles, readyCount, failedCount, retryFailed } = useProfiles(userIds)
  const [selected, setSelected] = useState(initial)
  return (
    <div className="team">
      <fieldset className="team-list">
        <legend>Team</legend>
        {profiles.map(({ userId, name, status }) => (
          <label key={userId} data-status={status}>
            <input
              type="radio"
              name="member"
              value={userId}
              checked={userId === selected}
              onChange={() => setSelected(userId)}
            />
            <bdi>{name || '…'}</bdi>
          </label>
        ))}
      </fieldset>
      <Member key={selected} userId={selected} />
      <p className="team-count" role="status">
        {readyCount} of {profiles.length} known
        {failedCount > 0 && (
          <button type="button" onClick={retryFailed}>
            Ask again
          </button>
        )}
      </p>
    </div>
  )
}

function Member({ userId }: { userId: string }) {
  const { name, status, reason } = useDisplayProfile(userId)
  const { imgProps, initials } = useProfileAvatar(userId, { size: 96 })
  const { mutate, isPending, error } = useUpdateProfile(userId)

  function rename(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const next = new FormData(event.currentTarget).get('name')
    if (typeof next === 'string' && next.trim()) mutate({ name: next.trim() })
  }

  return (
    <section className="team-member" aria-label="Member" data-status={status}>
      <span className="team-picture">
        {imgProps.src ? <img {...imgProps} alt="" /> : <span aria-hidden>{initials}</span>}
      </span>
      <h2>
        <bdi>{name || '…'}</bdi>
      </h2>
      <form onSubmit={rename}>
        <label>
          New name <input name="name" autoComplete="off" />
        </label>
        <button type="submit">Rename</button>
        <button type="button" onClick={() => mutate({ regenerate_avatar: true })}>
          New face
        </button>
      </form>
      <p role="status">{describe({ isPending, error, reason })}</p>
    </section>
  )
}

interface Outcome {
  isPending: boolean
  error: { message: string } | null
  reason: string | undefined
}

function describe({ isPending, error, reason }: Outcome): string {
  if (isPending) return 'Saving…'
  if (error) return `Not saved, and taken back: ${error.message}`
  return reason ? `A stand-in is shown (${reason})` : ''
}
