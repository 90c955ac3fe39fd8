import { createProfileClient, isProfileKitError } from 'profile-kit/api'

const client = createProfileClient({ baseUrl: 'https://api.example.com', token: () => getToken() })

export async function greet(userId: string): Promise<string> {
  try {
    const { name } = await client.getProfile(userId, { signal: AbortSignal.timeout(5_000) })
    return `Hello, ${name}!`
  } catch (error) {
    if (!isProfileKitError(error)) throw error
    return error.retryable ? 'Hello! We will remember your name in a moment.' : 'Hello, stranger!'
  }
}

async function getToken(): Promise<string> {
  const response = await fetch('https://app.example.com/auth/profile-token', { method: 'POST' })
  if (!response.ok) throw new Error(`no token: ${response.status}`)
  return response.text()
}
