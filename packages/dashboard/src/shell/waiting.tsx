import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  text: {
    margin: 0,
    padding: tokens.spacingHorizontalXL,
    color: tokens.colorNeutralForeground2,
    // What is over at once should not flicker.
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDuration: '100ms',
    animationDelay: '400ms',
    animationFillMode: 'both',
  },
});

/** Stands where something is on its way. */
export function Waiting({ text }: { readonly text: string }) {
  return (
    <p role="status" className={useStyles().text}>
      {text}
    </p>
  );
}
