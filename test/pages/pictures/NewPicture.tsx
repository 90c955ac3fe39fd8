import { useCreateProfileClient } from '../../../src/hooks/useCreateProfileClient.ts'
import { ProfileAvatar } from '../../../src/components/profile-avatar/ProfileAvatar.tsx'
import { ProfileProvider } from '../../../src/hooks/ProfileProvider.tsx'
import { useUpdateProfile } from '../../../src/hooks/useUpdateProfile.ts'

/** Somebody's picture, of 64 by 64 pixels, and a button that has the service at `service` make another. */
export function NewPicture({ service }: { service: string }) {
  const client = useCreateProfileClient({
    baseUrl: service,
    token: 'a-token',
    tenantId: 'acme',
    session: 'ada',
    timeout: 1_500,
    retry: { limit: 0 },
  })
  return (
    <ProfileProvider client={client}>
      <ProfileAvatar userId="ada" size={64} />
      <MakeButton />
    </ProfileProvider>
  )
}

function MakeButton() {
  const { mutate, status } = useUpdateProfile('ada')
  return (
    <p>
      <button onClick={() => mutate({ regenerate_avatar: true })}>New picture</button>{' '}
      <output>{status}</output>
    </p>
  )
}
