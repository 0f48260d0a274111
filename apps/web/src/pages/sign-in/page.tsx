import { Navigate } from 'react-router';
import { useSession } from '../../shell/session/use-session.ts';
import { SignIn } from '../../shell/sign-in/SignIn.tsx';

/** `/sign-in`; whoever is signed in already goes on to the start. */
export default function SignInPage() {
  const { me } = useSession();
  return me === null ? <SignIn /> : <Navigate to="/" replace />;
}
