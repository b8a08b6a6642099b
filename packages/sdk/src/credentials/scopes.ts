/** All that an application is allowed without a user. */
export function applicationScope(resource: string): string {
  return `${resource}/.default`;
}

/** The one delegated permission that the service has, and a refresh token. */
export function userScope(resource: string): string {
  return `${resource}/user_impersonation offline_access`;
}
