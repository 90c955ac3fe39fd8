import { ProfileEditor } from 'profile-kit'

const KINDS = ['image/png', 'image/jpeg', 'image/webp']

/** Your backend keeps the file, and answers with its public https address. */
async function upload(file: File, { signal }: { signal: AbortSignal }): Promise<string> {
  if (!KINDS.includes(file.type)) throw new Error(`not a picture: ${file.type}`)
  const response = await fetch('/uploads', { method: 'POST', body: file, signal })
  if (!response.ok) throw new Error(`not uploaded: ${response.status}`)
  return response.text()
}

export const Settings = ({ userId }: { userId: string }) => (
  <ProfileEditor userId={userId} onPickPicture={upload} />
)
