import { customerHandlers } from './customers/handlers.ts';
import type { Handlers } from './http/routes.ts';
import { selfServePolicyHandlers } from './self-serve-policies/self-serve-policy.ts';

/** Every operation that is answered. */
export const handlers: Handlers = { ...customerHandlers, ...selfServePolicyHandlers };
