/** How long a successful `ping` answers for further ones, in milliseconds. */
const pingInterval = 1_000;

/** Whoever asks while a proof is under way or fresh shares it; a failure is not kept. */
export function preparePing(prove: () => Promise<void>, monotonic: () => number): () => Promise<void> {
  let proof: { readonly at: number; readonly result: Promise<void>; isUnderWay: boolean } | undefined;
  return () => {
    const at = monotonic();
    if (proof === undefined || (!proof.isUnderWay && at - proof.at >= pingInterval)) {
      const begun = { at, result: prove(), isUnderWay: true };
      proof = begun;
      begun.result.then(
        () => {
          begun.isUnderWay = false;
        },
        () => {
          proof = undefined;
        },
      );
    }
    return proof.result;
  };
}
