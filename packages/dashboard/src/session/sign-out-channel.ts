const name = 'partnerite.sign-out';

/** Tells every other tab of this dashboard. */
export function announceSignOut(): void {
  const channel = new BroadcastChannel(name);
  channel.postMessage(null);
  channel.close();
}

/** Hears of sign-outs in other tabs. Returns what ends the listening. */
export function onSignOut(listener: () => void): () => void {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', listener);
  return () => channel.close();
}
