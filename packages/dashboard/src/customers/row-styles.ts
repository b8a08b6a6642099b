import { makeStyles, tokens } from '@fluentui/react-components';
import { narrow } from './use-row-height.ts';

const phone = `@media ${narrow}`;

/** The columns of the heading and of every row. */
export const useRowStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 5fr) minmax(0, 2fr) 2.5rem',
    columnGap: tokens.spacingHorizontalL,
    alignItems: 'center',
    paddingInline: tokens.spacingHorizontalL,
    boxSizing: 'border-box',
    [phone]: {
      gridTemplateColumns: 'minmax(0, 1fr) auto 2.5rem',
      columnGap: tokens.spacingHorizontalS,
      alignContent: 'center',
      paddingInline: tokens.spacingHorizontalM,
    },
  },
  heads: {
    height: '2.5rem',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  row: {
    position: 'absolute',
    insetInline: 0,
    top: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground1,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-within': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  cell: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  name: {
    [phone]: {
      gridColumn: '1 / 3',
      whiteSpace: 'normal',
      display: '-webkit-box',
      WebkitBoxOrient: 'vertical',
      WebkitLineClamp: 2,
    },
  },
  link: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    outlineStyle: 'none',
    ':hover': { textDecorationLine: 'underline' },
    // The whole row leads to the customer.
    '::after': { content: '""', position: 'absolute', inset: 0 },
    ':focus-visible::after': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  lesser: {
    color: tokens.colorNeutralForeground2,
    [phone]: { gridRow: 2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  },
  actions: { justifySelf: 'end', [phone]: { gridColumn: 3, gridRow: '1 / 3' } },
  button: {
    position: 'relative',
    display: 'grid',
    placeItems: 'center',
    width: '2rem',
    height: '2rem',
    padding: 0,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase500,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  heading: {
    position: 'absolute',
    insetInline: 0,
    top: 0,
    display: 'flex',
    alignItems: 'end',
    boxSizing: 'border-box',
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    [phone]: { paddingInline: tokens.spacingHorizontalM },
  },
  // Most pages come before an eye could follow.
  awaited: {
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDelay: '150ms',
    animationDuration: '150ms',
    animationFillMode: 'backwards',
  },
  bar: {
    height: '0.75rem',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
  },
  longBar: { width: '60%' },
  shortBar: { width: '40%' },
});
