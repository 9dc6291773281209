/** TanStack Query for staff's screens and the wall; the phone does without it and loads faster. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ApiError } from './api.ts'

/** For what is not live. A refusal is final; only an unreachable server is asked again. */
const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => !(error instanceof ApiError && error.status < 500) && failures < 4,
      retryDelay: (failures) => Math.min(500 * 2 ** failures, 5_000),
    },
  },
})

/** Stands around a screen that uses `useQuery`. */
export function Queries({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
