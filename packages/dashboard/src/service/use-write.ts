import { type UseMutationOptions, type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useRef } from 'react';

/** What is needed of a mutation that writes. */
interface Write<Data, Variables>
  extends Pick<UseMutationResult<Data, Error, Variables>, 'reset' | 'error' | 'data' | 'isPending' | 'isError'> {
  readonly mutate: (variables: Variables) => void;
}

/**
 * A mutation that is never begun twice at a time: the second click of a double click may come before the page is drawn
 * anew, when the button is still enabled and `isPending` still false.
 */
export function useWrite<Data, Variables = void>(
  options: UseMutationOptions<Data, Error, Variables>,
): Write<Data, Variables> {
  const { mutateAsync, reset, error, data, isPending, isError } = useMutation(options);
  const isUnderWay = useRef(false);
  const mutate = (variables: Variables) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    const end = () => {
      isUnderWay.current = false;
    };
    // What goes wrong is in `error`.
    mutateAsync(variables).then(end, end);
  };
  return { mutate, reset, error, data, isPending, isError };
}
