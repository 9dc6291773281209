/** The web app's entry: one address, one screen, each loaded only when it is asked for. */
import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { Route, Switch } from 'wouter'
import { queryClient } from './live/api.ts'
import { LiveRegion } from './parts/live-region.tsx'
import { Loading } from './parts/loading.tsx'
import { NotFound } from './parts/not-found.tsx'
import { WordsProvider } from './words/use-words.tsx'
import './styles/main.scss'

const HomeScreen = lazy(() => import('./screens/home.tsx').then((file) => ({ default: file.HomeScreen })))
const JoinScreen = lazy(() => import('./screens/join.tsx').then((file) => ({ default: file.JoinScreen })))
const PhoneScreen = lazy(() => import('./screens/phone.tsx').then((file) => ({ default: file.PhoneScreen })))
const WallScreen = lazy(() => import('./screens/wall.tsx').then((file) => ({ default: file.WallScreen })))
const DeskScreen = lazy(() => import('./screens/desk.tsx').then((file) => ({ default: file.DeskScreen })))
const RoomPackScreen = lazy(() =>
  import('./screens/desk/room-pack.tsx').then((file) => ({ default: file.RoomPackScreen })),
)
const FinaliseScreen = lazy(() => import('./screens/finalise.tsx').then((file) => ({ default: file.FinaliseScreen })))
const WorkspaceScreen = lazy(() =>
  import('./screens/workspace.tsx').then((file) => ({ default: file.WorkspaceScreen })),
)

const root = document.getElementById('app')
if (root === null) throw new Error('expected an element with the id "app" in index.html')

createRoot(root).render(
  <StrictMode>
    <WordsProvider>
      <QueryClientProvider client={queryClient}>
        <LiveRegion />
        <Suspense fallback={<Loading />}>
          <Switch>
            <Route path="/">
              <HomeScreen />
            </Route>
            <Route path="/join/:code">{({ code }) => <JoinScreen code={code} />}</Route>
            <Route path="/s/:session">{({ session }) => <PhoneScreen session={session} />}</Route>
            <Route path="/wall/:session">{({ session }) => <WallScreen session={session} />}</Route>
            <Route path="/desk/:session">{({ session }) => <DeskScreen session={session} />}</Route>
            <Route path="/desk/:session/pack">{({ session }) => <RoomPackScreen session={session} />}</Route>
            <Route path="/finalise/:session">{({ session }) => <FinaliseScreen session={session} />}</Route>
            <Route path="/workspace">
              <WorkspaceScreen />
            </Route>
            <Route>
              <NotFound />
            </Route>
          </Switch>
        </Suspense>
      </QueryClientProvider>
    </WordsProvider>
  </StrictMode>,
)
