import { useNavigate } from 'react-router';
import { session } from './session.ts';

/** Signs out, and goes to where the next may sign in. */
export function useLeave(): () => Promise<void> {
  const navigate = useNavigate();
  return async () => {
    await session.signOut();
    await navigate('/sign-in');
  };
}
