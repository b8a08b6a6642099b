import { useEffect } from 'react';
import { useSession } from '../session/session.tsx';

/** Signs out. Reached only from within, once what has unsaved changes has been left. */
export function SignOutPage() {
  const { signOut } = useSession();
  useEffect(() => {
    void signOut();
  }, [signOut]);
  return null;
}
