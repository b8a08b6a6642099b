import { Input } from '@fluentui/react-components';
import { FormField } from './form-field.tsx';

interface TextFieldProps {
  /** Path of the member: the name of the input, by which a form finds it. */
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onLeave?: () => void;
  readonly problem?: string | undefined;
  readonly hint?: string | undefined;
  readonly required?: boolean | undefined;
  readonly type?: 'text' | 'email' | 'tel';
  readonly className?: string | undefined;
}

/** One text of a form about somebody else: browsers must not fill in what they know of the person who types. */
export function TextField({ path, value, onChange, onLeave = () => {}, type = 'text', ...field }: TextFieldProps) {
  return (
    <FormField {...field}>
      <Input
        name={path}
        value={value}
        autoComplete="off"
        type={type}
        onChange={(_, data) => onChange(data.value)}
        onBlur={onLeave}
      />
    </FormField>
  );
}
