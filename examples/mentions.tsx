import { useDisplayProfile, useProfileAvatar, useProfiles } from 'profile-kit'

/** An interface of your own: one person, always with something to show. */
export function Mention({ userId }: { userId: string }) {
  const { name, status } = useDisplayProfile(userId)
  const { imgProps, initials, tint } = useProfileAvatar(userId, { size: 20 })
  return (
    <span data-status={status}>
      {imgProps.src ? (
        <img key={userId} {...imgProps} alt="" />
      ) : (
        <i className={`tint-${tint}`}>{initials}</i>
      )}
      {name}
    </span>
  )
}

/** Many people: one request each, whoever else on the page has asked for them. */
export function Participants({ userIds }: { userIds: string[] }) {
  const { profiles, isPending, failedCount, retryFailed } = useProfiles(userIds)
  return (
    <p aria-busy={isPending}>
      {profiles.map(({ name }) => name).join(', ')}
      {failedCount > 0 && <button onClick={retryFailed}>Try {failedCount} again</button>}
    </p>
  )
}
