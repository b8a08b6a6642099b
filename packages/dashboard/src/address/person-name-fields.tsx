import { useTranslation } from 'react-i18next';
import { useFieldGrid } from './field-grid.ts';
import type { FieldProblems } from './field-problems.ts';
import { asksFamilyNameFirst, type PersonName } from './person-name.ts';
import { TextField } from './text-field.tsx';

interface PersonNameFieldsProps {
  readonly name: PersonName;
  readonly onChange: (member: keyof PersonName, value: string) => void;
  readonly problems: FieldProblems;
  /** Precedes the path of each member. */
  readonly base: string;
  /** Whose order the parts have: two letters. */
  readonly country: string;
  /** Whether there is a middle name, too. */
  readonly hasMiddleName?: boolean;
}

/** The parts of a name in the order in which they are written in a country. */
export function PersonNameFields(props: PersonNameFieldsProps) {
  const { name, onChange, problems, base, country, hasMiddleName = false } = props;
  const { t } = useTranslation();
  const parts: readonly (keyof PersonName)[] = hasMiddleName
    ? ['firstName', 'middleName', 'lastName']
    : ['firstName', 'lastName'];
  const inOrder = asksFamilyNameFirst(country) ? parts.toReversed() : parts;
  return (
    <div className={useFieldGrid()}>
      {inOrder.map((part) => (
        <TextField
          key={part}
          path={base + part}
          label={t(`members.${part}`)}
          value={name[part] ?? ''}
          onChange={(value) => onChange(part, value)}
          onLeave={() => problems.leave(base + part)}
          problem={problems.messageAt(base + part)}
        />
      ))}
    </div>
  );
}
