import { Field, type FieldProps, makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactElement } from 'react';

const useStyles = makeStyles({
  // A list with a long entry must not make the field wider than its column.
  field: { gridTemplateColumns: 'minmax(0, 1fr)' },
});

interface FormFieldProps {
  readonly label: string;
  /** What is wrong with the value; stands in place of the hint. */
  readonly problem?: string | undefined;
  readonly hint?: string | undefined;
  readonly required?: boolean | undefined;
  readonly className?: string | undefined;
  /** The control. */
  readonly children: ReactElement<FieldProps>;
}

/** A control with its label and what is wrong with it. */
export function FormField({ label, problem, hint, required = false, className = '', children }: FormFieldProps) {
  return (
    <Field
      className={mergeClasses(useStyles().field, className)}
      label={label}
      required={required}
      hint={problem === undefined ? (hint ?? null) : null}
      validationMessage={problem ?? null}
      validationState={problem === undefined ? 'none' : 'error'}
    >
      {children}
    </Field>
  );
}
