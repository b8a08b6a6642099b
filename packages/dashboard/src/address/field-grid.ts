import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 11rem), 1fr))',
    alignItems: 'start',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalM,
    // A list with a long entry must not make its column wider than the page.
    '& > *, & > * > *, & select': { minWidth: 0 },
  },
});

/** A class for fields that stand side by side where there is room. */
export function useFieldGrid(): string {
  return useStyles().grid;
}
