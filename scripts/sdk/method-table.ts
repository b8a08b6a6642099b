import { builtOperations, stepsOf } from './tree.ts';

/** The page that says how each method is called in the SDK, in the vendor's clients and on the wire. */
export function methodTable(): string {
  const rows = builtOperations.map(({ operation }) => {
    const { sdk, dotnet = dotnetName(sdk), java = javaName(sdk) } = operation.client;
    const { credentials, method, path, origin } = operation;
    return `| \`${sdk}\` | ${cell(dotnet)} | ${cell(java)} | \`${method} ${path}\` | ${credentials} | ${origin} |`;
  });
  return `# Methods

Every method starts at the partner object; the clients of .NET and Java start at their partner operations. Printed from
the operation table (\`npm run sdk\`). The names of .NET and Java are those of the vendor's newest clients as far as they are
published; where the vendor's pages name none, they follow the same path by the habits of the language. Credentials: \`both\` takes a token of an application alone or together with a user.

| TypeScript | .NET | Java | REST | credentials | origin |
|---|---|---|---|---|---|
${rows.join('\n')}

\`customers.list\` is one method for what the other clients call \`Get\` and \`Query\`, their enumerators included.
\`profiles.billing.edit\` has no counterpart there: it reads, changes and updates safely ([safe update](safe-update.md)).
`;
}

function cell(name: string): string {
  return name === '-' ? 'none' : `\`${name}\``;
}

function dotnetName(sdk: string): string {
  return stepsOf(sdk)
    .map(({ name, parameter }) => `${name.charAt(0).toUpperCase()}${name.slice(1)}${call(parameter)}`)
    .join('.');
}

function javaName(sdk: string): string {
  const steps = stepsOf(sdk);
  return steps
    .map(({ name, parameter }, index) => {
      if (parameter !== undefined || index === steps.length - 1) return `${name}${call(parameter)}`;
      return `get${name.charAt(0).toUpperCase()}${name.slice(1)}()`;
    })
    .join('.');
}

function call(parameter: string | undefined): string {
  return parameter === undefined ? '' : `(${parameter})`;
}
