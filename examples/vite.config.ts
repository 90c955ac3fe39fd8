import react from '@vitejs/plugin-react'
import { mockApi } from 'profile-kit/mock/vite'
import { defineConfig } from 'vite'

// In the dev server and the preview, /v1 and /9.x are the mock; the built app knows nothing of it.
export default defineConfig({ plugins: [react(), mockApi({ tenantId: 'demo', scenario: 'healthy' })] })
