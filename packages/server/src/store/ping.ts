/** How long a successful `ping` answers for further ones, in milliseconds. */
const pingInterval = 1_000;

/** Whoever asks while a proof is under way or fresh shares it; a failure is not kept. */
export function preparePing(prove: () => Promise<void>, monotonic: () => number): () => Promise<void> {
  let proof: { readonly at: number; readonly result: Promise<void> } | undefined;
  return () => {
    const at = monotonic();
    if (proof === undefined || at - proof.at >= pingInterval) {
      const result = prove();
      proof = { at, result };
      result.catch(() => {
        proof = undefined;
      });
    }
    return proof.result;
  };
}
