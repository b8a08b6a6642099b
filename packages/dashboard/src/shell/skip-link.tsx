import { makeStyles, tokens } from '@fluentui/react-components';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  link: {
    position: 'absolute',
    insetInlineStart: tokens.spacingHorizontalM,
    insetBlockStart: '-4rem',
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    zIndex: 1000,
    ':focus': {
      insetBlockStart: tokens.spacingVerticalXS,
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
    },
  },
});

/** Where the content of each page begins. */
export const mainId = 'main';

/** Lets keyboards pass over the navigation. */
export function SkipLink() {
  const { t } = useTranslation();
  // The address stays what it is: it names the page.
  const skip = (event: MouseEvent) => {
    event.preventDefault();
    document.getElementById(mainId)?.focus();
  };
  return (
    <a href={`#${mainId}`} className={useStyles().link} onClick={skip}>
      {t('pages.skip')}
    </a>
  );
}
